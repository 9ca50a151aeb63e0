"""Steps of the office: accounts and signing in."""
