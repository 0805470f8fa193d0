"""Forms and notes as they will be printed, and printing them."""
