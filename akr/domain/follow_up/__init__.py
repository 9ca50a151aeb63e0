"""Afterwards: how far a process has come."""
