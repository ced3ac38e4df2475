"""Every rule has a test module with examples that it reports and examples that it does not."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import pytest

from outreach_cli.rules import RULES, Rule


def module_of(rule: Rule) -> str:
    """Return the name of a rule's module, which is also that of its test."""
    return f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_there_are_examples_of(rule: Rule) -> None:
    module = import_module(f"test_{module_of(rule)}")
    assert module.REPORTED
    assert module.NOT_REPORTED


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_module_is_named_after_its_rule(rule: Rule) -> None:
    assert find_spec(f"outreach_cli.rules.{module_of(rule)}") is not None
