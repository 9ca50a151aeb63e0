"""The office in the store: accounts."""
