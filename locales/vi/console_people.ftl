# Rosters and crews on the console.

