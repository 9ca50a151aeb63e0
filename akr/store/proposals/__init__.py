"""Workshop 2: what the room proposes for each task, and what it takes."""
