"""The door: the front page, and the way into a room."""
