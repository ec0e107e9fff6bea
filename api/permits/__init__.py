"""Applications, permits, their credentials, and the policy they are granted by."""
