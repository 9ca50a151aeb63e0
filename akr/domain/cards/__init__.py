"""Cards: written in private, grouped by similarity and gathered into tasks."""
