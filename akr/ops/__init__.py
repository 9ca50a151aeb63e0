"""Running it: the server, the demo and its simulated colleagues."""
