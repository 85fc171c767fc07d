"""Fixtures of the unit tests that need a store with a pipeline over it."""

from tests.desk import desk, postgres_desk, sqlite_desk

__all__ = ["desk", "postgres_desk", "sqlite_desk"]
