"""The central complaint store. It knows nobody else in the tree."""
