"""Spelling in the window: misspelt words are marked where they stand, and other words are offered for them."""
