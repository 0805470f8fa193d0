"""Settings: how the window looks, and the details of the inspection."""
