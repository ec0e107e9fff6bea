# Incidents, work orders and stops on the console.

