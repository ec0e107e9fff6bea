# The way, push and positions on the crew's page.

