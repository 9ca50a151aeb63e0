"""The roles that come out of workshop 2, and their text."""
