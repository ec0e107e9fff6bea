"""A checkpoint on paper: the sheet of a shift, and what was written by hand on it."""
