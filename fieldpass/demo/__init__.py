"""The demonstration: invented companies and people on a schematic map, on a clock of its own."""
