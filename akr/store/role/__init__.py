"""The role in the store: drafts and their versions."""
