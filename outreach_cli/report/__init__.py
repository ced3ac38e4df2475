"""Findings, routes, limits and forecasts as text: pure functions, one file a format."""
