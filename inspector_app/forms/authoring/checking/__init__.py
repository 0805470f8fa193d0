"""Rules by which an XLSForm is checked as its author wrote it, one idea a file.

They look at rows and cells before the converter does, which stops at the first thing that it does not like.
"""
