"""The sample visit: a story kept as data, played through the program's own operations on five files."""
