"""The library: words, role templates and suggestions to start from, each entry with its origin.

The files in `entries/` are data that a facilitator can read and mend; each has a module that loads
it once. Nothing in here decides: people do.
"""
