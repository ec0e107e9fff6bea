"""Pushes on their way: claimed by a worker, sent outside any transaction, recorded."""
