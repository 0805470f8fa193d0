"""The store: schema, one door for writes, change log, merge, hand-over files, backups, integrity."""
