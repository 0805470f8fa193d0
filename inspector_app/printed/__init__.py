"""Forms and notes on paper: as they are filled in, and blank, to be filled in by hand."""
