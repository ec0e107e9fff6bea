"""The zones a permit would enter, over the time it would last: what they ask, and whether it may be issued."""
