"""What a zone change does to permits, computed before it is published and applied in its transaction."""
