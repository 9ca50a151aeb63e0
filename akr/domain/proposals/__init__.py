"""Workshop 2: the room's proposal and time estimate for each task."""
