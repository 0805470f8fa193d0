"""Interviews and all other sources: the list, and beginning or planning a new one."""
