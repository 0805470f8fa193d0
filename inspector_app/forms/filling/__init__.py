"""A form being filled in: its answers, and all that follows from them."""
