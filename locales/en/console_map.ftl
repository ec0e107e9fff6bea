# The map of the console: layers, legend, time.

