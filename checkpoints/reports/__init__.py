"""Reports over what checkpoints did: where movement is not being eased."""
