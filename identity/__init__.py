"""Units, organisations, accounts, grants, devices, rosters, crews: who somebody is and what they may do."""
