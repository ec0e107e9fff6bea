"""What a zone change does to open incidents, computed before it is published and marked in its transaction."""
