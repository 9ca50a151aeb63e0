"""The unions' review."""
