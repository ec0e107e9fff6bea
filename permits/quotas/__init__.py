"""Live permits per organisation, zone and purpose."""
