"""From an author's file to a compiled form, or to the list of everything that is wrong with it."""
