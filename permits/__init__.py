"""Who may move where, when."""
