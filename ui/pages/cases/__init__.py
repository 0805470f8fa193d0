"""The sample: who reads what, how far each case is, and what the council's list says of it."""
