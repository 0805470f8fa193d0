"""The tabs of what stands behind the text of the report, by their keys."""

EVIDENCE, FIGURES, CHECKS, VERSIONS = "evidence", "figures", "checks", "versions"
