"""Which crew to send: all crews of an organisation in order, each with its reasons and what would help."""
