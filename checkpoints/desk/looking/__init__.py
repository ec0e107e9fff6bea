"""Looking a permit up at the desk: by what an officer reads over a telephone."""
