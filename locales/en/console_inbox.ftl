# The inbox of the console.

