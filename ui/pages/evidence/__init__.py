"""Evidence: the findings of a criterion, what each rests on, and what is in none yet."""
