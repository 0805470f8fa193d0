"""Factual accuracy: what the council says of the draft that was sent to it, and what the inspectorate answers."""
