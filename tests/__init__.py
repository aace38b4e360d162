"""The tests; they mirror app/, beside flows/ (user journeys) and reference/ (expected results)."""
