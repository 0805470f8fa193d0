"""The controls that answers are given with, one kind a file."""
