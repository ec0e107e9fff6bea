"""Two bits a credential: allocate an index, set statuses by the thousand, take a snapshot."""
