"""Telling the field apps."""
