"""The frame around the pages: top bar, sidebar, search, running work, messages."""
