"""The manager's decision."""
