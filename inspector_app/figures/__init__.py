"""Figures: named queries over the readings, and their place in text."""
