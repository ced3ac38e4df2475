"""Findings, routes, limits and forecasts as text: pure functions, a file for each format."""
