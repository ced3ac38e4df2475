"""How long a list takes and what comes back, for every plan.

The calendar, the exact law, the simulation for what the law cannot do, and the table of plans.
numpy is imported here and nowhere else.
"""
