"""What is broken and who repairs it: incidents, sites, work orders, the permits they need, and which crew to send."""
