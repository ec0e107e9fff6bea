"""What somebody was told, and where they are reached."""
