"""Officers of a checkpoint: who signs on at its phones, each by a PIN that works without a network."""
