"""HTTP as raw ASGI: what a request may be, and how an answer looks. Nothing here knows a subject."""
