"""What `fieldpass verify` reads and prints; no database, no network, nothing heavy."""
