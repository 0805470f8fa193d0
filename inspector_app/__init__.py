"""What an inspection is: forms, evidence, ratings, team, figures, report, checks and the command line."""
