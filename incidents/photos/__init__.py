"""Photos of incidents and work orders; the bytes lie in the media folder."""
