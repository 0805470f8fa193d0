"""What is recorded on site: the sample, readings, concerns, interviews, other sources, evidence."""
