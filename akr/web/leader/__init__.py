"""The leader's pages: the process, the room, the role."""
