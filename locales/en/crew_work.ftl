# Work orders on the crew's page.

