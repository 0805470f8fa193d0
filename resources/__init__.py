"""Data, read with importlib.resources: frameworks, translations, dictionaries, names, fonts, words, the sample visit."""
