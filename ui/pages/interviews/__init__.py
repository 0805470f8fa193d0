"""Interviews and all other sources: the list, and planning an interview."""
