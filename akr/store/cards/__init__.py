"""Cards in the store: writing, gathering and duplicates."""
