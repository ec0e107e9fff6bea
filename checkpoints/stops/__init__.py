"""Stopped ("Bị chặn"): a crew that a checkpoint does not let pass, who was told, and who has answered."""
