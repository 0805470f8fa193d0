"""The report: its outline, the writing of a chapter, what stands behind it, and the pages as they will be printed."""
