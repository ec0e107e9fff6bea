"""Web Push (RFC 8030, 8291, 8292) through webpush. See docs/decisions/0107-web-push-to-public-addresses.md."""
