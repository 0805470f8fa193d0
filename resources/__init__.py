"""Data: frameworks, translations, dictionaries, fonts and templates, read with importlib.resources."""
