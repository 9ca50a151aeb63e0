"""Workshop 2, as its leader runs it."""
