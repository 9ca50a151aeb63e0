"""Who listens: signals to open pages after the commit."""
