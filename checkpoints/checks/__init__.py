"""Checks: what a post decided and what then happened; every one is kept, each answered with a receipt."""
