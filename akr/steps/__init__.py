"""The method's verbs. Each step loads, lets the domain decide, saves and tells."""
