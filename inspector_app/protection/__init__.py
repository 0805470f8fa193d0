"""Protected visits as people meet them: passphrases, opening and making files, the sheet with the recovery key."""
