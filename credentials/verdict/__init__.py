"""`verdict(text, bundle, clock, passage, history, seen)`: what a checkpoint decides without a network. Pure."""
