"""Rosters from files: persons, vehicles and crews, one result a row."""
