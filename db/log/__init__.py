"""The log: what was ever changed, as bytes that are chained by their hashes, and reading it back."""
