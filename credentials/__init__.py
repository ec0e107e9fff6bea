"""The signed permit that works offline: claims, codec, keys, status list, bundle, verdict."""
