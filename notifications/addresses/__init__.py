"""Where the devices of an account are reached."""
