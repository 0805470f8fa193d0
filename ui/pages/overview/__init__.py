"""Overview: the days, my work, and the merged picture with its gaps."""
