"""The matter: what the unions review and the employer decides."""
