"""Other words for keys, which people write by mistake: each with the key that is meant."""

OF_CAMPAIGN = (
    dict.fromkeys(("steps", "cadence", "flow", "workflow"), "sequence")
    | dict.fromkeys(("leads", "people", "list", "contacts", "recipients"), "prospects")
    | dict.fromkeys(("templates", "messages", "texts"), "drafts")
    | dict.fromkeys(("acceptance", "acceptances", "accepted", "acceptance_rate"), "accepts")
    | dict.fromkeys(("answers", "responses", "reply_rate", "response_rate"), "replies")
    | dict.fromkeys(("log", "history"), "sent")
    | dict.fromkeys(("free_profiles", "open_profile"), "open_profiles")
)
OF_STEP = dict.fromkeys(
    ("after", "delay", "days", "day", "pause", "in", "wait_days", "after_days"), "wait"
) | dict.fromkeys(
    ("drafts", "id", "text", "template", "message", "step", "steps", "use", "send"), "draft"
)
OF_LOG = (
    dict.fromkeys(("date", "day", "on", "at", "when", "sent_on", "sent_at", "timestamp"), "sent")
    | dict.fromkeys(("reply", "replied", "response", "responded", "answered_on"), "answered")
    | dict.fromkeys(("connected", "connected_on", "accepted_on"), "accepted")
    | dict.fromkeys(("who", "to", "person", "id", "name", "recipient", "contact"), "prospect")
    | dict.fromkeys(("text", "template", "message", "step"), "draft")
    | dict.fromkeys(("via", "type", "kind"), "channel")
)
OF_CHANNELS = (
    dict.fromkeys(("invites", "invite", "connections", "requests"), "invitation")
    | dict.fromkeys(("messages", "msgs", "dm", "dms"), "message")
    | dict.fromkeys(("inmails", "in_mail", "in-mail"), "inmail")
)
