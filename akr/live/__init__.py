"""Live updates: hands signals to open pages after the commit."""
