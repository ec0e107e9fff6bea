## Loading a basemap

input-BASEMAP_NAME = A basemap's name is 1 to 32 small letters, digits and hyphens, such as map or rivers-2021.
input-BASEMAP_EMPTY = There is nothing in it that a map could draw.
input-BASEMAP_NO_LAYER = There is no layer { $layer }; there are { $there }.
input-BASEMAP_TOO_LARGE = This is more than one answer carries (over { $features } features of a kind, or 40 MB). Cut it by --box, take fewer layers, or load it as PMTiles.
input-DISK_FULL = There is no room for { $bytes } bytes.
input-PMTILES_BROKEN = The archive is damaged ({ $where }); fetch it again.
input-PMTILES_COMPRESSION = The archive is pressed in a way that not every browser reads; make it with gzip.
input-PMTILES_TYPE = The archive holds tiles of type { $type }; MVT, PNG, JPEG, WEBP and AVIF are served.
input-PMTILES_WHOLE = An archive is kept whole: leave out --layer, --box and --crs.
