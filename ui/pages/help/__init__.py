"""Help: the keys, and how a day goes."""
