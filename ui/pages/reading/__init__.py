"""Reading a case file or a supervision file: a form, one section at a time."""
