"""Steps of the follow-up: the overview of a process."""
