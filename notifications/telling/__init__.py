"""From events to inboxes: who is told what, exactly once."""
