"""The window: everything that is Qt. It shows and asks; what an inspection is, the core decides."""
