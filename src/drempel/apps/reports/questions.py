"""Questions to ``drempel report`` that apps left of this one answer.

Each registers in ``ready()``: the word that asks, what answers it, and the arguments it takes.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.management.base import CommandParser

Answer = Callable[[Mapping[str, Any]], Any]
ANSWERS: dict[str, Answer] = {}
ARGUMENTS: list[Callable[[CommandParser], None]] = []


def register_question(
    name: str, answer: Answer, add_arguments: Callable[[CommandParser], None]
) -> None:
    """answer: the options of the command to what is printed as JSON; Unreadable when it cannot."""
    if name not in ANSWERS:
        ARGUMENTS.append(add_arguments)
    ANSWERS[name] = answer
