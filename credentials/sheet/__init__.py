"""The checkpoint sheet: officers and the permits expected here, signed, for its enrolled devices only. Pure."""
