"""The report: its paragraphs, one model of blocks made from the visit, and two writers, Word and PDF."""
