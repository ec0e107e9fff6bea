"""Work orders: what a crew is sent to do, how far it has come, and what was said about it."""
