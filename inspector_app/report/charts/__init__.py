"""Charts: drawn once, as lines of the PDF and as a picture for Word, sober enough to be printed in grey."""
