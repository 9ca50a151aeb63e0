"""Answers in the store: sortings, paper boards and the tables' reasons."""
