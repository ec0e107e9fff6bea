"""From a notification to the devices of its account, through services that fail."""
