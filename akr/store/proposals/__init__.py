"""Workshop 2 in the store: proposals and estimates."""
