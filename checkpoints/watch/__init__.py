"""How posts fare, as a map shows it: their phones, their bundles, whom they turned back."""
