"""Zones and measure levels, as GraphQL shows them."""
