"""Position fixes and what follows from them: where crews are, which zones they entered and left."""
