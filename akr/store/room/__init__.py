"""The room in the store: workshops, seats, acts and what belongs to a session."""
