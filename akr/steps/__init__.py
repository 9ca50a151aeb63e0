"""The verbs of the method: load, decide, save, tell."""
