"""What everybody was told: the truth, whatever push does."""
