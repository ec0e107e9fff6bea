# Work orders: conflicts and bad input.

problem-ID_TAKEN = Something else was recorded under this id already.
problem-NO_CREW = No crew has been sent yet.
input-ONE_WAY = Say where the work is: one place, or a route, or stops; or else the zones it goes into.
