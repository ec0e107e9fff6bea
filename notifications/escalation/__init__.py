"""Handing the urgent on while nobody takes care of it."""
