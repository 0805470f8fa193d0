"""The PDF writer: draws a resolved report with reportlab."""
