"""Position fixes: taken in batches in any order, the newest of each crew, kept for days and no longer."""
