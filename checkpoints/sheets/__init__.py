"""The sheet of a checkpoint: its officers and the permits expected there, for its enrolled devices."""
