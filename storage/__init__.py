"""Transactions, the event log, migrations and one SQL dialect seam; knows no subject."""
