"""Steps of the room: joining, observing, notes, timer, closing and printing."""
