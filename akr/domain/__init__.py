"""The method in plain Python: its rules, in a facilitator's words, without web or database."""
