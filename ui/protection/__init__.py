"""Protected visits in the window: typing passphrases, unlocking, the recovery sheet, and locking when nobody is there."""
