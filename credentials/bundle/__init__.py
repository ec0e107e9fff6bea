"""One signed file that makes a checkpoint autonomous: model, CBOR, seal and open."""
