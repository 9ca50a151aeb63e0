"""The store: the only package that uses SQLAlchemy."""
