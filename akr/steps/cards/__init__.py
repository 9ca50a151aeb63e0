"""Steps of the cards: writing, gathering and finding duplicates."""
