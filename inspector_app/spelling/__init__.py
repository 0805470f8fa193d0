"""Spelling of what inspectors write, in English and Welsh: which words no dictionary knows, and what may be meant."""
