"""The keys of `campaign.yaml`."""

from __future__ import annotations

from outreach_cli.finding import Severity
from outreach_cli.load.definitions import Key, Kind
from outreach_cli.model import Channel
from outreach_cli.rulebook import MOST, MOST_DAYS
from outreach_cli.words import NAMED

MONTHS = 12
"""Months of the forecast unless the file states them or has a later deadline."""
MOST_MONTHS = 36
YEARS = range(2000, 2200)
"""The years in which a schedule may start, and a day that a command is about may be."""
_PRICE = 1_000_000_000
_SHORT_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONG_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {day: number for days in (_SHORT_DAYS, _LONG_DAYS) for number, day in enumerate(days)}
"""The days of the week by their names, short and long; Monday is 0."""

SENDER = {
    "plan": Key(
        Kind.PLAN,
        "Your LinkedIn plan. It decides how many InMail credits you get and which limits apply.",
        needed=True,
    ),
    "seats": Key(
        Kind.WHOLE, "How many accounts send. Default: 1.", least=1, most=10_000, examples=(2,)
    ),
    "credits": Key(
        Kind.WHOLE,
        "InMail credits on hand, for all seats together, on the morning of the first day of the"
        " schedule. Default: those of one month.",
        most=1_000_000,
        examples=(12,),
    ),
    "renewal_day": Key(
        Kind.WHOLE,
        "The day of the month on which new credits come, if credits are stated. Default: the day of"
        " the month on which the schedule starts. Sales Navigator always renews on the first of the"
        " month.",
        least=1,
        most=31,
        examples=(5,),
    ),
    "signature": Key(
        Kind.TEXT,
        "The signature that LinkedIn adds to each InMail. It counts towards the length.",
        examples=("Noor Haddad, Talent at Example GmbH",),
    ),
}

_CALLED = {
    "inmail": ("inmails", "in_mail", "in-mail"),
    "message": ("messages", "msgs", "dm", "dms"),
    "invitation": ("invites", "invite", "connections", "requests"),
}

_BY_CHANNEL = {
    channel.value: Key(
        Kind.WHOLE,
        f"At most this many {NAMED[channel]}s a day, for all seats together. Default: no limit.",
        least=1,
        most=MOST,
        also=_CALLED[channel],
    )
    for channel in Channel
}

SCHEDULE = {
    "start": Key(
        Kind.DAY,
        "The first day of sending. Default: today.",
        least=YEARS[0],
        most=YEARS[-1],
        examples=("2027-01-11",),
    ),
    "months": Key(
        Kind.WHOLE,
        f"How many months the forecast covers. Default: {MONTHS}, or more if the deadline is later,"
        f" up to {MOST_MONTHS}.",
        least=1,
        most=MOST_MONTHS,
        examples=(6,),
    ),
    "deadline": Key(
        Kind.DAY,
        "The last day on which everything should be sent. The forecast says how likely that is.",
        examples=("2027-03-31",),
    ),
    "per_day": Key(
        Kind.PER_DAY,
        "How much you want to send a day, for all seats together: a number of InMails, or a number"
        " for each channel. Default: no limit.",
        least=1,
        most=MOST,
        keys=_BY_CHANNEL,
        examples=(10, {"inmail": 10, "invitation": 20, "message": 40}),
    ),
    "weekdays": Key(
        Kind.WEEKDAYS,
        "The days of the week on which you send. Default: Monday to Friday.",
        choices=tuple(WEEKDAYS),
        examples=(["mon", "tue", "wed", "thu"],),
    ),
    "skip": Key(
        Kind.DAYS,
        "Days on which nothing is sent, such as holidays.",
        examples=(["2026-12-25", "2027-01-01"],),
    ),
}

_RATE = "a share such as 0.18, or counts such as 9 of 50, whose uncertainty is taken into account"

ACCEPTS = {
    "rate": Key(
        Kind.RATE,
        f"How many invitations are accepted: {_RATE}. Default: an assumption.",
        examples=(0.3, "34 of 110"),
    ),
    "within": Key(
        Kind.CURVE,
        "How soon they are accepted: days, each with the share of all acceptances that have come"
        " by the end of the day. Day 1 is the day of sending. The last share is 1.",
        examples=({1: 0.35, 7: 0.75, 30: 0.95, 90: 1},),
    ),
}

REPLIES = {
    "rate": Key(
        Kind.RATE,
        f"How many texts are answered: {_RATE}. Default: an assumption.",
        examples=(0.18, "9 of 50"),
    ),
    "within": Key(
        Kind.CURVE,
        "How soon the answers come: days, each with the share of all answers that have come by"
        " the end of the day. Day 1 is the day of sending. The last share is 1.",
        examples=({1: 0.5, 7: 0.85, 30: 0.97, 90: 1},),
    ),
    "by": Key(
        Kind.SEGMENTS,
        "Other rates for some people: a field of the list and its values, each with a rate. With"
        " the field draft, the values are ids of InMail or message drafts.",
        examples=({"industry": {"Computing": 0.2}}, {"draft": {"welcome": "9 of 50"}}),
    ),
}

REQUIRE = {
    "odds": Key(
        Kind.NUMBER,
        "The lowest probability of meeting the deadline, from 0 to 1.",
        most=1,
        filled=True,
        takes="a share from 0 to 1",
        examples=(0.8,),
    ),
    "months": Key(
        Kind.WHOLE,
        "The most months until everything is sent with 90% probability.",
        least=1,
        most=MOST_MONTHS,
        filled=True,
        takes="a whole number of months",
        examples=(4,),
    ),
    "price": Key(
        Kind.NUMBER,
        "The highest price, in US dollars, of all seats until everything is sent with 90%"
        " probability.",
        most=_PRICE,
        filled=True,
        takes="an amount of US dollars",
        examples=(900,),
    ),
}

CHECK = {
    "select": Key(
        Kind.TEXTS,
        "The only rules to use: codes, families or names. Default: all.",
        examples=(["L", "C", "no-question"],),
    ),
    "ignore": Key(
        Kind.TEXTS,
        "Rules not to use: codes, families or names.",
        examples=(["W103", "long-for-answers"],),
    ),
    "fail_on": Key(
        Kind.CHOICE,
        "The lowest severity with which outreach check exits with 1.",
        choices=tuple(Severity),
    ),
    "words": Key(
        Kind.TEXTS,
        "Your own words, such as names of products, which count as spelled correctly.",
        examples=(["Kubernetes", "Terraform"],),
    ),
}

STEP = {
    "draft": Key(
        Kind.TEXTS,
        "The id of the draft to send, or a list of ids: variants of one channel, of which each"
        " person gets one.",
        needed=True,
        takes="the id of a draft, or a list of ids",
        also=("drafts", "id", "text", "template", "message", "step", "steps", "use", "send"),
    ),
    "wait": Key(
        Kind.WHOLE,
        "Days since the step before, or since the acceptance of an invitation if that is later."
        " Default: 7, and 0 for the first step.",
        most=MOST_DAYS,
        examples=(7,),
        also=("after", "delay", "days", "day", "pause", "in", "wait_days", "after_days"),
    ),
}

CAMPAIGN = {
    "name": Key(Kind.TEXT, "The name of the campaign. Default: that of its folder."),
    "sender": Key(
        Kind.SECTION,
        "Who sends. Every key is a placeholder, too: {{ sender.first_name }}.",
        keys=SENDER,
        main="plan",
        needed=True,
        takes="who sends, with the plan",
        others=True,
    ),
    "schedule": Key(Kind.SECTION, "When to send, and how much.", keys=SCHEDULE, main="start"),
    "replies": Key(
        Kind.SECTION,
        "How many people answer, and how soon.",
        keys=REPLIES,
        main="rate",
        also=("answers", "responses", "reply_rate", "response_rate"),
    ),
    "accepts": Key(
        Kind.SECTION,
        "How many people accept your invitation, and how soon.",
        keys=ACCEPTS,
        main="rate",
        also=("acceptance", "acceptances", "accepted", "acceptance_rate"),
    ),
    "open_profiles": Key(
        Kind.RATE,
        "How many people have an Open Profile, among those for whom your lists do not say so: a"
        " share such as 0.1, or counts such as 3 of 30, whose uncertainty is taken into account. An"
        " InMail to an Open Profile is free. Default: none.",
        examples=(0.1, "3 of 30"),
        also=("free_profiles", "open_profile"),
    ),
    "require": Key(
        Kind.SECTION,
        "What the forecast must meet; otherwise outreach plan exits with 1.",
        keys=REQUIRE,
    ),
    "limits": Key(
        Kind.LIMITS,
        "Values that replace those of outreach limits, by name.",
        examples=({"message.body": 8000},),
    ),
    "check": Key(Kind.SECTION, "How outreach check judges this campaign.", keys=CHECK),
    "prospects": Key(
        Kind.FILES,
        "The files with the people to reach, in YAML, CSV or JSON; relative to this folder.",
        needed=True,
        takes="the files with the people to reach",
        examples=("prospects.yaml", ["apollo.csv", "referrals.yaml"]),
        also=("leads", "people", "list", "contacts", "recipients"),
    ),
    "connections": Key(
        Kind.FILES,
        "Files with your 1st-degree connections, such as LinkedIn's Connections.csv. They add"
        " nobody to the list.",
        examples=("Connections.csv",),
    ),
    "exclude": Key(
        Kind.FILES,
        "Lists of people to leave out, or logs of other campaigns.",
        examples=("do-not-contact.csv",),
    ),
    "columns": Key(
        Kind.COLUMNS,
        "What columns of your lists mean if they are not recognised: the column, and the key.",
        examples=({"Current Role": "title"},),
    ),
    "drafts": Key(
        Kind.FILES,
        "The files with the texts; relative to this folder.",
        takes="the files with the drafts of the sequence",
        examples=("drafts.yaml",),
        also=("templates", "messages", "texts"),
    ),
    "sequence": Key(
        Kind.STEPS,
        "The steps that each person takes in order, until they answer. A step that does not fit"
        " somebody is skipped. Without a sequence everyone gets one text.",
        keys=STEP,
        filled=True,
        also=("steps", "cadence", "flow", "workflow"),
    ),
    "sent": Key(
        Kind.FILES,
        "The files with the log of what was sent: that of outreach sent, or LinkedIn's"
        " messages.csv and Invitations.csv.",
        examples=("sent.yaml",),
        also=("log", "history"),
    ),
}
