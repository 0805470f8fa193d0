"""Figures: named queries over the readings, tables of them by groups of cases, and their place in text."""
