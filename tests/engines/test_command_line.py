"""The command line itself: which words go where, and how it fails."""

import sys
from types import ModuleType

import pytest

from drempel.cli import main as command


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["award"], "drempel award: the following arguments are required: verb"),
        (["award", "tell"], "drempel award: argument verb: invalid choice: 'tell'"),
        (["award", "explain"], "the following arguments are required: --case"),
        (["index", "value", "--series", "health"], "are required: --base, --month"),
        (["deadline", "explain", "--case", "x", "--format", "xml"], "invalid choice: 'xml'"),
        (["scheme", "check", "a", "b"], "unrecognized arguments: b"),
    ],
)
def test_a_wrong_command_is_one_line_and_status_2(words, line, run):
    answer = run(*words)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert line in answer.err


def test_a_case_from_standard_input(run, monkeypatch):
    class Stream:
        def read(self):
            return '{"start": "2026-11-30", "length": 3, "unit": "months"}'

    monkeypatch.setattr(sys, "stdin", Stream())
    assert run("deadline", "explain", "--case", "-").json["end"] == "2027-03-01"


def test_text_for_people(run):
    case = {"start": "2026-12-31", "length": 3, "unit": "months", "direction": "backward"}
    answer = run("deadline", "explain", "--format", "text", "--lang", "nl", case=case)
    assert answer.out.endswith(
        "Laatste dag van de termijn: woensdag 30 september 2026, tot het einde van de dag.\n"
    )


def test_any_other_word_goes_to_django(monkeypatch):
    called = []
    management = ModuleType("django.core.management")
    management.execute_from_command_line = called.append
    monkeypatch.setitem(sys.modules, "django.core.management", management)
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)
    assert command.main(["migrate", "--plan"]) == 0
    assert called == [["drempel", "migrate", "--plan"]]
    assert command.os.environ["DJANGO_SETTINGS_MODULE"] == "drempel.config.settings.dev"


def test_settings_that_are_chosen_stay(monkeypatch):
    management = ModuleType("django.core.management")
    management.execute_from_command_line = lambda words: None
    monkeypatch.setitem(sys.modules, "django.core.management", management)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "drempel.config.settings.prod")
    command.main([])
    assert command.os.environ["DJANGO_SETTINGS_MODULE"] == "drempel.config.settings.prod"
