"""Follow-up: how far a process has come."""
