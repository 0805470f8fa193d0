"""The ratings: everybody's own on two ladders, the spread of the team, and the moderated rating."""
