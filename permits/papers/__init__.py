"""The permits of a crew as others ask for them: what each opened, and when."""
