"""Who is in the demonstration, and where each renewal and award stands."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from django.contrib.auth.hashers import check_password
from stdnum.be import vat

from drempel.apps.accounts.models import Person
from drempel.apps.accounts.passwords import check_password_rules
from drempel.apps.accreditation.clocks import dossier_limits
from drempel.apps.accreditation.models import Accreditation, Dossier
from drempel.apps.accreditation.selectors.tasks import open_tasks
from drempel.apps.associations.models import Association, Mandate, Profile, ProfileCode
from drempel.apps.documents.models import Letter
from drempel.apps.kernel import roles
from drempel.apps.kernel.installation import is_demonstration, today
from drempel.apps.kernel.scheme import active_scheme
from drempel.apps.kernel.trail.verify import verify_trail
from drempel.apps.subsidies.models import Award
from drempel.demo.accounts import PASSWORD, featured

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
LIMIT = date(2026, 9, 30)
NEWCOMER = "sept-seuils"


def renewals():
    return Dossier.objects.filter(kind="renewal")


def at(key):
    return Association.objects.get(email=f"contact@{key}.example")


def test_the_installation_is_a_demonstration_with_its_day(demonstration):
    assert is_demonstration()
    assert today() == date(2026, 11, 24)
    assert demonstration[-1] == "The demonstration is ready; its day is 2026-11-24."
    assert "A first application waits to be sent: ACC-2026-0045" in demonstration


def test_the_trail_holds():
    verdict = verify_trail()
    assert verdict.finding is None
    assert verdict.count > 1_000


def test_forty_eight_associations_of_five_kinds_in_nineteen_municipalities():
    kinds = Counter(Association.objects.values_list("peer_group", flat=True))
    assert kinds.total() == 48
    assert set(kinds) == {"G1", "G2", "G3", "G4", "G5"}
    assert min(kinds.values()) >= 5
    scheme = active_scheme()
    codes = {one.nis: one.postcodes for one in scheme.municipalities}
    assert set(Association.objects.values_list("municipality", flat=True)) == set(codes)
    for one in Association.objects.all():
        assert one.postcode in codes[one.municipality]
        assert vat.is_valid(one.enterprise_number)


def test_names_are_in_one_language_or_both():
    french, dutch = (
        set(Association.objects.exclude(**{name: ""}).values_list("pk", flat=True))
        for name in ("name_fr", "name_nl")
    )
    assert len(french - dutch) == 28
    assert len(dutch - french) == 12
    assert len(french & dutch) == 8


def test_every_profile_uses_codes_of_the_pack():
    scheme = active_scheme()
    known = {
        name: {entry.code for entry in scheme.codelist(name)}
        for name in ("premises", "record_keeping", "target_group", "staff_qualification")
    }
    assert Profile.objects.count() == 48
    for profile in Profile.objects.all():
        assert profile.premises in known["premises"]
        assert profile.record_keeping in known["record_keeping"]
        assert profile.staff_hundredths >= 50
    for coded in ProfileCode.objects.all():
        assert coded.code in known[coded.list_name]
    own = Profile.objects.filter(own_dwellings__gt=0).values_list("association__peer_group")
    assert {kind for (kind,) in own} == {"G2", "G3"}


def test_every_accreditation_covers_two_to_six_service_lines():
    known = {line.code for line in active_scheme().service_lines}
    for accreditation in Accreditation.objects.all():
        codes = [line.code for line in accreditation.lines.all()]
        assert set(codes) <= known
        partly = accreditation.dossier and accreditation.dossier.outcome == "GRANTED_PART"
        assert (1 if partly else 2) <= len(codes) <= 6


def test_each_association_but_the_newcomer_was_always_accredited():
    for association in Association.objects.exclude(pk=at(NEWCOMER).pk):
        periods = list(association.accreditations.order_by("begins_on"))
        assert periods[0].begins_on == date(2021, 1, 1)
        for one, other in pairwise(periods):
            assert (other.begins_on - one.last_on).days == 1
        assert periods[-1].last_on >= date(2026, 12, 31)


def test_one_runs_on_its_own_cycle_and_one_is_extended():
    own = Accreditation.objects.get(ends_on=date(2028, 12, 31))
    assert own.association == at("passerelle-19")
    extended = Accreditation.objects.get(state="extended")
    assert extended.extended_until_on == date(2027, 6, 30)
    assert extended.extension_reference
    assert Counter(Accreditation.objects.values_list("state", flat=True)) == {
        "expired": 48,
        "active": 51,
        "extended": 1,
    }


def test_the_renewal_campaign_stands_in_every_state():
    assert Counter(renewals().values_list("state", flat=True)) == {
        "draft": 3,
        "submitted": 7,
        "incomplete": 6,
        "complete": 8,
        "examined": 5,
        "under_opinion": 6,
        "decided": 3,
        "notified": 6,
    }
    sent = renewals().exclude(submitted_on=None)
    assert sent.filter(submitted_on__gt=LIMIT).count() == 5
    assert sent.filter(state="submitted", acknowledged_on=None).count() == 4
    assert Association.objects.filter(dossiers=None).count() == 3  # two missing, one not due
    outcomes = Counter(renewals().filter(state="notified").values_list("outcome", flat=True))
    assert outcomes == {"GRANTED": 4, "GRANTED_PART": 1, "REFUSED": 1}


def test_one_clock_stands_still_and_some_limits_have_passed():
    paused = renewals().get(state="incomplete", complete_on__isnull=False)
    assert paused.requests.get(answered_on=None).stops_clock
    late = Counter()
    for dossier in renewals():
        for limit in dossier_limits(dossier, list(dossier.requests.all()), today()):
            late[limit.key] += limit.deadline.state == "overdue"
    assert late["decision"] >= 1
    assert late["items"] == 3
    assert late["acknowledgement"] >= 2


def test_author_and_approver_differ_and_notified_renewals_follow_without_overlap():
    for dossier in renewals().exclude(decided_by=None):
        assert dossier.decided_by_id != dossier.examined_by_id
    granted = renewals().filter(state="notified").exclude(outcome="REFUSED")
    for dossier in granted:
        assert dossier.accreditation.begins_on == date(2027, 1, 1)
        assert dossier.accreditation.ends_on == date(2029, 12, 31)
        award = Award.objects.get(association=dossier.association, year=2026)
        assert dossier.accreditation.reference_amount_cents == award.full_year_cents


def test_awards_of_2026_stand_in_every_state_and_each_notified_one_has_its_letter():
    states = Counter(Award.objects.filter(year=2026).values_list("state", flat=True))
    assert states == {"notified": 39, "under_opinion": 3, "calculated": 3, "decided": 2}
    letters = Counter(Letter.objects.values_list("kind", flat=True))
    assert letters == {"award": 39, "accreditation": 6}
    assert set(Letter.objects.values_list("language", flat=True)) == {"fr", "nl"}


def test_the_newcomer_has_two_tasks_left_and_no_accreditation():
    association = at(NEWCOMER)
    assert not association.accreditations.exists()
    dossier = association.dossiers.get()
    assert (dossier.kind, dossier.state) == ("first", "draft")
    assert [task.section for task in open_tasks(dossier)] == ["plan", "declaration"]
    assert dossier.requested_from_on == date(2026, 12, 1)


def test_everyone_can_sign_in_with_the_one_password_and_holds_one_role():
    people = list(Person.objects.all())
    assert len(people) == 68
    assert len({person.password for person in people}) == 1
    assert check_password(PASSWORD, people[0].password)
    for person in people:
        assert len(person.roles) == 1
        check_password_rules(PASSWORD, person)
    managers = Mandate.objects.filter(role=roles.MANAGER, ended_on=None)
    assert managers.values("association").distinct().count() == 48
    assert {human.role for human in featured()} == set(roles.ALL_ROLES)
