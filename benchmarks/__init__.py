"""What the program costs beside the bare libraries under it: ratios from one run, see __main__."""
