"""What the Makefile calls: setting up, and keeping the locks honest."""
