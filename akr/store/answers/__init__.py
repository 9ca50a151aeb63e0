"""Answers in the store: sortings, paper boards and the groups' reasons."""
