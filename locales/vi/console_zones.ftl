# The zone editor of the console.

