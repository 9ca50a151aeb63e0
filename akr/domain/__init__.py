"""The method in plain Python: no web, no database, only what a facilitator would say."""
