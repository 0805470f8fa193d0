"""What the team makes of the evidence: coverage, ratings and their moderation, findings, recommendations."""
