"""Orders: several zones created, changed, closed or lifted under one legal act."""
