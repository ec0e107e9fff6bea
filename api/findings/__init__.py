"""What the checks of all posts say together."""
