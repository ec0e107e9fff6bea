"""What an event is about, read from the state it left: the people, places and words that its rules need."""
