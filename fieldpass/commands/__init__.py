"""One command a module; each exports `command`."""
