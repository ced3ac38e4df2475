"""All rules, one file each; their order is the order in which they are listed to users."""

from outreach_cli.rules.c101_message_to_stranger import RULE as C101
from outreach_cli.rules.c102_inmail_without_credits import RULE as C102
from outreach_cli.rules.c103_no_draft_for_channel import RULE as C103
from outreach_cli.rules.c104_inmail_to_connection import RULE as C104
from outreach_cli.rules.c105_missing_subject import RULE as C105
from outreach_cli.rules.c106_subject_outside_inmail import RULE as C106
from outreach_cli.rules.c107_attachment_outside_inmail import RULE as C107
from outreach_cli.rules.c108_unreachable_prospect import RULE as C108
from outreach_cli.rules.c109_second_inmail import RULE as C109
from outreach_cli.rules.c110_scheduled_inmail import RULE as C110
from outreach_cli.rules.c111_unused_draft import RULE as C111
from outreach_cli.rules.c112_unreachable_step import RULE as C112
from outreach_cli.rules.c113_message_without_connection import RULE as C113
from outreach_cli.rules.c114_short_wait import RULE as C114
from outreach_cli.rules.c115_second_inmail_step import RULE as C115
from outreach_cli.rules.c116_same_text_twice import RULE as C116
from outreach_cli.rules.c117_overtaking_step import RULE as C117
from outreach_cli.rules.c118_follow_up_as_variant import RULE as C118
from outreach_cli.rules.d101_yaml_syntax import RULE as D101
from outreach_cli.rules.d102_wrong_type import RULE as D102
from outreach_cli.rules.d103_missing_key import RULE as D103
from outreach_cli.rules.d104_unknown_value import RULE as D104
from outreach_cli.rules.d105_duplicate_key import RULE as D105
from outreach_cli.rules.d106_unreadable import RULE as D106
from outreach_cli.rules.d107_unknown_key import RULE as D107
from outreach_cli.rules.d108_duplicate_prospect import RULE as D108
from outreach_cli.rules.d109_unused_ignore import RULE as D109
from outreach_cli.rules.d110_cut_by_comment import RULE as D110
from outreach_cli.rules.d111_untidy_table import RULE as D111
from outreach_cli.rules.d112_implausible_log import RULE as D112
from outreach_cli.rules.l101_subject_too_long import RULE as L101
from outreach_cli.rules.l102_inmail_too_long import RULE as L102
from outreach_cli.rules.l103_message_too_long import RULE as L103
from outreach_cli.rules.l104_note_too_long import RULE as L104
from outreach_cli.rules.l105_empty_message import RULE as L105
from outreach_cli.rules.l106_subject_lines import RULE as L106
from outreach_cli.rules.rule import Rule
from outreach_cli.rules.t101_template_syntax import RULE as T101
from outreach_cli.rules.t102_unknown_placeholder import RULE as T102
from outreach_cli.rules.t103_missing_value import RULE as T103
from outreach_cli.rules.t104_foreign_placeholder import RULE as T104
from outreach_cli.rules.t105_broken_by_blank import RULE as T105
from outreach_cli.rules.t106_doubtful_value import RULE as T106
from outreach_cli.rules.t107_leftover_placeholder import RULE as T107
from outreach_cli.rules.w101_generic_greeting import RULE as W101
from outreach_cli.rules.w102_not_personal import RULE as W102
from outreach_cli.rules.w103_no_question import RULE as W103
from outreach_cli.rules.w104_long_for_answers import RULE as W104
from outreach_cli.rules.w105_shouting import RULE as W105
from outreach_cli.rules.w106_too_casual import RULE as W106
from outreach_cli.rules.w107_confidential import RULE as W107
from outreach_cli.rules.w108_misspelt import RULE as W108
from outreach_cli.rules.w109_fixed_name import RULE as W109
from outreach_cli.rules.w110_cliche import RULE as W110
from outreach_cli.rules.w111_markup import RULE as W111
from outreach_cli.rules.w112_short_link import RULE as W112
from outreach_cli.rules.w113_doubled_word import RULE as W113
from outreach_cli.rules.w114_wrong_medium import RULE as W114

__all__ = ["RULES", "Rule"]

RULES: tuple[Rule, ...] = (
    *(L101, L102, L103, L104, L105, L106),
    *(C101, C102, C103, C104, C105, C106, C107, C108, C109, C110),
    *(C111, C112, C113, C114, C115, C116, C117, C118),
    *(T101, T102, T103, T104, T105, T106, T107),
    *(W101, W102, W103, W104, W105, W106, W107, W108),
    *(W109, W110, W111, W112, W113, W114),
    *(D101, D102, D103, D104, D105, D106, D107, D108, D109, D110, D111, D112),
)
