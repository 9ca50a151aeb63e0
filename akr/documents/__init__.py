"""Paper: the same values as on screen, as PDF."""
