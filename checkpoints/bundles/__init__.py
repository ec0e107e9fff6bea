"""Bundles: the signed file that makes a checkpoint autonomous, assembled from what is known now."""
