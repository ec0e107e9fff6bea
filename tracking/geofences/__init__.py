"""Which zones a crew visited when: a function of the set of its fixes, and what has been told of it."""
