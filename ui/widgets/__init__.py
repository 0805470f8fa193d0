"""The parts that pages are built from; each paints itself from the theme and has an accessible name."""
