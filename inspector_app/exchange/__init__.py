"""A visit in other programs' formats: every record as JSON, tidy tables for Excel and CSV, and the whole history."""
