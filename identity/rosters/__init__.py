"""Persons and vehicles of an organisation, vetted once."""
