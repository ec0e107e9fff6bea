"""What a level of measures asks of each purpose."""
