"""What a zone change does to open work orders, computed before it is published and marked in its transaction."""
