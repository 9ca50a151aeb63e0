"""The edge: read the request, take one step, answer."""
