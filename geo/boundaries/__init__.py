"""Zones from boundary files: GeoJSON, GeoPackage, Shapefile, FlatGeobuf, in any coordinate system."""
