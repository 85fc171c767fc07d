"""Alembic's environment: how the store's tables came to be, up and down, on both databases."""
