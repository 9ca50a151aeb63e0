"""Cards: written in private, gathered in heaps, put together where they say the same."""
