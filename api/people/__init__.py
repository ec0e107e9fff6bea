"""Units, organisations, accounts, devices, rosters and crews."""
