"""Which zones an incident lies in, crosses or is near to: in metres, at any time, with the boundary's quality."""
