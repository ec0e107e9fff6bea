"""A permit on paper, as a picture for a messenger, and as a few lines of text."""
