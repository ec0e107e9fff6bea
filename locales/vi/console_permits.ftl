# Permits and applications on the console.

