"""The duty desk in the schema: what checkpoints ask, what is looked up, what is answered."""
