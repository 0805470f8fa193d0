"""The pages of the window, one package each; `page.py` says what a page is."""
