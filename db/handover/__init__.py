"""The log on its way from copy to copy: written as a file, checked as a whole, and merged."""
