"""Steps of the matter: the unions' review and the employer's decision."""
