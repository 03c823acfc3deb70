"""The payment schedule: parts that add up, days with their reasons, one's own only."""

import json
from datetime import date

import pytest

from drempel.apps.documents.models import Letter
from drempel.apps.kernel.models import Event
from drempel.apps.payments.models import Instalment
from drempel.apps.payments.selectors import next_payment
from tests.apps.accreditation.roads import make_cast, walk_accreditation
from tests.apps.associations.factories import make_demonstration, signed_in
from tests.apps.subsidies.roads import walk_award

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def cast():
    make_demonstration()
    cast = make_cast()
    walk_accreditation(cast)
    return cast


def test_notifying_makes_parts_letter_and_trail_in_one_act(cast):
    award = walk_award(cast)
    first, rest = award.instalments.order_by("number")
    assert (first.share, first.amount_cents) == ("80", 2_400_000)
    assert (rest.share, rest.amount_cents) == ("rest", 600_000)
    assert first.amount_cents + rest.amount_cents == award.amount_cents
    assert first.due_on > DAY
    assert {part.iban for part in (first, rest)} == {cast.association.iban}
    assert Letter.objects.filter(subject_id=award.reference).count() == 1
    verbs = [event.verb for event in Event.objects.filter(object_id=award.reference)]
    assert verbs[-3:] == ["schedule", "notify", "issue_letter"]
    told = json.loads(Event.objects.get(object_id=award.reference, verb="schedule").data)
    assert sum(one["amount_cents"] for one in told["instalments"]) == award.amount_cents


def test_every_part_says_in_three_languages_why_it_is_due_then(cast):
    award = walk_award(cast)
    for part in award.instalments.all():
        texts = json.loads(part.explanation_json)
        assert set(texts) == {"fr", "nl", "en"}
        assert all(text.strip() for text in texts.values())


def test_a_refused_award_is_notified_without_parts(cast):
    award = walk_award(cast, outcome="REFUSED")
    assert award.state == "notified"
    assert not award.instalments.exists()
    assert Letter.objects.filter(subject_id=award.reference).exists()


def test_a_changed_account_does_not_change_what_was_scheduled(cast):
    award = walk_award(cast)
    kept = award.instalments.first().iban
    cast.association.iban = "BE71096123456769"
    cast.association.save()
    assert award.instalments.first().iban == kept


def test_an_association_sees_its_own_parts_and_the_administration_all(cast):
    mine = walk_award(cast)
    other = make_cast(officer=cast.officer, inspector=cast.inspector, head=cast.head)
    walk_accreditation(other)
    theirs = walk_award(other)
    own = signed_in(cast.manager).get("/payments/").content.decode()
    everything = signed_in(cast.officer).get("/payments/").content.decode()
    assert mine.reference in own
    assert theirs.reference not in own
    assert mine.reference in everything
    assert theirs.reference in everything
    found = signed_in(cast.officer).get(f"/payments/?q={other.association.enterprise_number}")
    assert mine.reference not in found.content.decode()


def test_the_next_payment_is_the_first_still_to_come(cast):
    walk_award(cast)
    first = Instalment.objects.order_by("number").first()
    assert next_payment(cast.association.pk, DAY) == first
    after = next_payment(cast.association.pk, date(2027, 1, 1))
    assert after is None or after.due_on >= date(2027, 1, 1)


def test_what_was_notified_cannot_be_notified_again_on_the_page(cast):
    award = walk_award(cast)
    browser, path = signed_in(cast.officer), f"/awards/{award.reference}/notify/"
    assert browser.get(path).status_code == 409
    assert browser.post(path).status_code == 409
    assert award.instalments.count() == 2
