"""Steps of workshop 2: proposals and estimates."""
