"""The office: accounts."""
