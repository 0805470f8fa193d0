"""The data key of a protected file, and what opens it: a passphrase or the recovery key."""
