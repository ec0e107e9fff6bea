"""The composition root; the only reader of the environment."""
