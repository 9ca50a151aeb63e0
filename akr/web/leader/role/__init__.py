"""Workshop 2 and the draft."""
