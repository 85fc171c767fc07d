"""`make bench`: how fast, how large, how soon; every figure beside a reference of the same run."""
