"""What may be wrong: one file a rule, all of them listed here."""

from outreach_cli.rules import (
    c101_message_to_stranger,
    c102_inmail_without_credits,
    c103_no_draft_for_channel,
    c108_unreachable_prospect,
    d101_yaml_syntax,
    d102_wrong_type,
    d103_missing_key,
    d104_unknown_value,
    d105_duplicate_key,
    d106_unreadable,
    d107_unknown_key,
    d108_duplicate_prospect,
    l101_subject_too_long,
    l102_inmail_too_long,
    l103_message_too_long,
    l104_note_too_long,
    l105_empty_message,
    t101_template_syntax,
    t102_unknown_placeholder,
    t103_missing_value,
)
from outreach_cli.rules.rule import Hit, Rule

__all__ = ["RULES", "Hit", "Rule"]

RULES: tuple[Rule, ...] = (
    l101_subject_too_long.RULE,
    l102_inmail_too_long.RULE,
    l103_message_too_long.RULE,
    l104_note_too_long.RULE,
    l105_empty_message.RULE,
    c101_message_to_stranger.RULE,
    c102_inmail_without_credits.RULE,
    c103_no_draft_for_channel.RULE,
    c108_unreachable_prospect.RULE,
    t101_template_syntax.RULE,
    t102_unknown_placeholder.RULE,
    t103_missing_value.RULE,
    d101_yaml_syntax.RULE,
    d102_wrong_type.RULE,
    d103_missing_key.RULE,
    d104_unknown_value.RULE,
    d105_duplicate_key.RULE,
    d106_unreadable.RULE,
    d107_unknown_key.RULE,
    d108_duplicate_prospect.RULE,
)
