"""Answers: seats sort the tasks, groups discuss them, and the result is published."""
