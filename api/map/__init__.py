"""`/map/{layer}.geojson`: what the console's map shows, one answer a layer, for people and never for a decision."""
