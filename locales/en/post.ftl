# The checkpoint page.
post-title = Checkpoint
