"""What a zone change does to crews that stand in it."""
