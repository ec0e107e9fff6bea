"""Enrolling the phones of a checkpoint: a key, a code read aloud, and what the phone trusts ever after."""
