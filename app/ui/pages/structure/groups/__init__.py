"""Which categories, properties and relations carry evidence from which groups of participants."""
