"""The role: a draft job description of the red tasks, each line with its evidence."""
