"""Answers: each seat sorts, groups talk, and the result is published."""
