"""Before the meeting: why, on what it rests, its dates and its minutes."""
