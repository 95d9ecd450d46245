"""Press databases: Europresse, Factiva, LexisNexis, Nexis Uni, Alceste."""
