"""The office: accounts and signing in."""
