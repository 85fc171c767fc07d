"""Everything that leaves us: into the central store, to outside systems, back to citizens."""
