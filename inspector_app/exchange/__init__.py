"""A visit in other programs' formats: every record as JSON, tallies and tidy tables as Excel."""
