"""What operators do with complaints, see `deed`."""
