"""The matter: the unions' review and the employer's decision."""
