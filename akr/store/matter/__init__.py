"""The matter in the store: the unions' review and the employer's decision."""
