# Checkpoints on the console.

