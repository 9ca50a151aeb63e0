"""A room in session, as its leader sees it."""
