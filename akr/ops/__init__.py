"""Running AKR: the server, the demo and its simulated colleagues."""
