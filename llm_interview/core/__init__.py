"""Values and rules: no file, clock, print or randomness."""
