"""What several audiences share: seats, sessions, language, streams, a draft read."""
