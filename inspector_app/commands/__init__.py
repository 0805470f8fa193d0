"""The command line: one command a file, the same operations as the window, for scripts."""
