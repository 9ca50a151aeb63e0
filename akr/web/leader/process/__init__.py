"""A process: its list, plan, papers and leaders."""
