"""Who sits at a desk: shifts of accounts; a crew has its own duty."""
