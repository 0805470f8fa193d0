"""Who may read a visit and who wrote what came in: signed statements, seals and signatures."""
