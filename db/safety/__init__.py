"""Keeping a visit file from harm: backups and going back to one, protecting it, and checking that it is whole."""
