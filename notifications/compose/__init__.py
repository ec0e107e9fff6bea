"""From an event and its audience to what each person is told, in their language. Pure: words come in as a parameter."""
