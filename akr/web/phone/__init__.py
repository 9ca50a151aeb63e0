"""A participant's phone, phase by phase."""
