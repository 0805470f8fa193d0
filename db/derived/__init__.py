"""What is made anew from the log at any time: typed tables, what stands against each other, the index of words."""
