"""The people of a visit, and how their work comes together: hand-over, bringing in, settling."""
