"""What is broken: reports, triage, states, priority."""
