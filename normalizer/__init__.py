"""RawMessage and Knowledge in, Record out: pure, so that it can be replayed at any time."""
