"""Data only: frameworks, translations, fonts and templates, read with importlib.resources."""
