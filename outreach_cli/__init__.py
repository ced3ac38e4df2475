"""Plans LinkedIn outreach: checks drafts against the limits, forecasts InMail credits."""

__version__ = "0.1.0"
