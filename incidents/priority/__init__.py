"""Which incident comes first, and why."""
