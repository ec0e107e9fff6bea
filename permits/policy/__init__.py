"""Who must say yes, for how long a permit may last, how many may be live: data, and the rules that read it."""
