"""The room: its phases, seats, timer and walls, and what each viewer may see."""
