"""Stopped crews ("Bị chặn")."""
