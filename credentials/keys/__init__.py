"""Root, bundle and issuer keys: made, published, rotated, withdrawn; private halves wrapped by one master key."""
