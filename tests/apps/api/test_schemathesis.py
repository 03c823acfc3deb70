"""Requests that nobody thought of: made from the document, answered by the whole product.

No 5xx, every answer as the document says, what does not fit the document refused, no answer
without a token. A default run tries a few kinds that have something of everything; under the
marker ``load``, all of them and more of each.
"""

import warnings
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings

from drempel.engines.records import STORED
from tests.apps.api.callers import Caller
from tests.apps.api.serving import kept_connection

with warnings.catch_warnings():
    # What others import is not ours to mend.
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.checks import CHECKS, load_all_checks
    from schemathesis.generation import GenerationMode

    load_all_checks()

pytestmark = pytest.mark.django_db

USUAL = ("contact", "file", "moneyline")
FEW, MORE = 8, 20
# A record may fit its shape and break a rule between its fields: then 422 is the right answer.
NOT_ASKED = ("positive_data_acceptance",)
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.fixture
def schema(pair):
    """The document as the product serves it, with the product behind it."""
    with kept_connection():
        yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


def tried(schema: Any, caller: Caller, kind: str, examples: int) -> int:
    """Try every operation of a kind in both modes; returns how many operations there were."""
    here = schema.include(path_regex=rf"^/api/v1/{kind}(/|$)")
    left_out = [CHECKS.get_one(name) for name in NOT_ASKED]
    found = 0
    for result in here.get_all_operations():
        found += 1
        for mode in MODES:
            _try(result.ok(), mode, caller, left_out, examples)
    return found


def _try(operation: Any, mode: Any, caller: Caller, left_out: list[Any], examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def run(case: Any) -> None:
        headers = {"Authorization": f"Bearer {caller.secret}"}
        case.call_and_validate(headers=headers, excluded_checks=left_out)

    run()


@pytest.mark.parametrize("kind", USUAL)
def test_made_up_requests_are_answered_as_the_document_says(schema, pair, kind):
    assert tried(schema, pair.mine, kind, FEW) == 7


def test_the_list_of_kinds_is_as_the_document_says(schema, pair):
    assert tried(schema, pair.mine, "kinds", FEW) == 1


@pytest.mark.parametrize("code", ["figures", "reports"])
def test_what_is_given_of_a_year_is_as_the_document_says(schema, pair, code):
    assert tried(schema, pair.mine, code, FEW) == 1


@pytest.mark.load
@pytest.mark.neutral
@pytest.mark.parametrize("kind", [kind.code for kind in STORED])
def test_many_made_up_requests_of_every_kind(schema, pair, kind):
    assert tried(schema, pair.mine, kind, MORE) == 7
