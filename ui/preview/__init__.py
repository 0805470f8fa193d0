"""The window in which an author tries a form out."""
