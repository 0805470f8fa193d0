"""Undo and redo across the visit: what was done since it was opened, and taking it back by new work.

Nothing in the log is ever rewritten: to undo is to write a transaction that brings back what another one replaced.
"""
