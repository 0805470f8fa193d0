"""The Word writer: draws a resolved report with python-docx."""
