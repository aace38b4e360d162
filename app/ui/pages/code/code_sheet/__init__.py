"""A code's page: what it means, what happened to it, and everything that is coded so."""
