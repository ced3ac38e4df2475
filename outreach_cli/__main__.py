"""Runs the command line with `python -m outreach_cli`."""

from outreach_cli.cli import main

main()
