"""Campaigns with a sequence, simulated: people by people, all runs of all scenarios at once."""
