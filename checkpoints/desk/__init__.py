"""The duty desk: checkpoints ask, somebody answers with a code that one passage is opened by."""
