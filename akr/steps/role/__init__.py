"""The role: the red tasks gathered into a job, every line with its evidence."""
