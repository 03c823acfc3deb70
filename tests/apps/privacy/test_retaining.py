"""When a household goes, when it does not, and what a run leaves behind."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from drempel.apps.activity.models import FileView, model_of
from drempel.apps.activity.selectors.records import written_record
from drempel.apps.activity.services import Entry, Invalid, store_record
from drempel.apps.kernel.actors import SYSTEM
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.models import Event, SentForm
from drempel.apps.privacy.selectors.lives import due_lives, household_lives
from drempel.apps.privacy.services import retaining
from drempel.apps.privacy.services.retaining import retain_all, terms_on
from drempel.engines.records import kind_of
from tests.apps.activity.builders import make_record
from tests.apps.associations.factories import make_association
from tests.apps.privacy.households import LONG_AGO, earlier, make_silent_household

TODAY = date(2026, 11, 24)
LAST_HELP = earlier(TODAY, LONG_AGO)


def retain(on=TODAY, *, is_dry=False):
    tallies = list(retain_all(on=on, by=SYSTEM, is_dry=is_dry))
    return {key: n for tally in tallies for key, n in tally.counts.items()}


def is_anonymous(record):
    return type(record).objects.get(pk=record.pk).anonymised_at is not None


def change(record, **values):
    type(record).objects.filter(pk=record.pk).update(**values)


@pytest.fixture
def silent(house, worker):
    return make_silent_household(house, worker)


def life_of(file):
    return household_lives(file.association_id, files=[file.pk])[0]


def test_the_term_counts_from_the_last_day_of_help_of_any_record(silent):
    life = life_of(silent["file"])
    assert life.last_on == LAST_HELP
    assert not life.is_open
    change(silent["contact"], happened_on=date(2022, 5, 5))
    assert life_of(silent["file"]).last_on == date(2022, 5, 5)
    assert life_of(silent["file"]).last_kind == "contact"


def test_a_household_goes_on_the_day_and_not_the_day_before(silent):
    term = terms_on(TODAY)["household"]
    day = term.due_on(LAST_HELP)
    life = [life_of(silent["file"])]
    assert not due_lives(life, term, day - timedelta(days=1))
    assert due_lives(life, term, day) == life


OPEN = {
    "path": {"end_on": None},
    "stay": {"end_on": None},
    "right": {"decided_on": None, "state": "NO_ANSWER"},
    "med": {"closed_on": None},
    "pur": {"end_on": None},
    "match": {"end_on": None},
    "refer": {"state": "SENT"},
    "file": {"housing_applied_on": LAST_HELP, "housing_application_closed_on": None},
}


@pytest.mark.parametrize("code", sorted(OPEN))
def test_nothing_goes_while_something_is_open(silent, code):
    change(silent[code], **OPEN[code])
    assert life_of(silent["file"]).open == {code: 1}
    retain()
    assert not is_anonymous(silent["file"])
    assert not is_anonymous(silent["path"])


def test_planned_days_are_no_help(silent):
    change(silent["path"], next_review_on=date(2026, 1, 1))
    change(silent["stay"], planned_end_on=date(2026, 1, 1))
    assert life_of(silent["file"]).last_on == LAST_HELP


def test_doubles_go_together_or_not_at_all(silent, house, worker):
    double = make_record("file", house, by=worker)
    change(double, double_of=silent["file"], opened_on=date(2026, 6, 1))
    retain()
    assert not is_anonymous(silent["file"])
    change(double, opened_on=LAST_HELP)
    retain()
    assert is_anonymous(silent["file"])
    assert is_anonymous(double)


def test_another_association_is_left_alone(silent, worker):
    other = make_association()
    theirs = make_silent_household(other, SYSTEM, mark="OTHER-", years=2)
    retain()
    assert is_anonymous(silent["file"])
    assert not is_anonymous(theirs["file"])
    assert type(theirs["file"]).objects.get(pk=theirs["file"].pk).code == "OTHER-file-code"


def test_texts_of_a_pathway_go_before_its_household(house, worker):
    records = make_silent_household(house, worker, years=3)
    done = retain()
    assert not is_anonymous(records["path"])
    for code, names in {"path": ("remark", "assigned_to"), "goal": ("wording",)}.items():
        row = type(records[code]).objects.get(pk=records[code].pk)
        assert [getattr(row, name) for name in names] == [""] * len(names)
        assert row.uid == records[code].uid
        assert row.version == records[code].version + 1
    assert done["path_texts"] == 4
    assert "household" not in done


def test_a_contact_without_a_household_becomes_anonymous_itself(house, worker):
    lonely = make_record("contact", house, by=worker, mark="LONE-", remark="LONE-x")
    change(lonely, happened_on=date(2024, 1, 1))
    retain()
    row = type(lonely).objects.get(pk=lonely.pk)
    assert row.anonymised_at
    assert (row.remark, row.own, row.own_tags) == ("", {}, [])
    assert not row.uid.startswith("LONE-")


def test_a_contact_of_codes_alone_is_left_as_it_is(house, worker):
    plain = make_record("contact", house, by=worker)
    change(plain, happened_on=date(2020, 1, 1))
    assert retain() == {}
    change(plain, way="file")
    assert retain() == {"contact_remarks": 1}
    assert type(plain).objects.get(pk=plain.pk).uid != plain.uid


def test_an_owner_stays_while_a_dwelling_is_in_the_stock(silent):
    change(silent["unit"], out_on=None)
    retain()
    assert not is_anonymous(silent["owner"])
    assert not is_anonymous(silent["unit"])


def test_a_savings_group_keeps_its_code_while_others_share_it(silent, house, worker):
    second = make_record("pur", house, by=worker, saving_group="CANARY-T-pur-saving_group")
    retain()
    purchase = type(second).objects.get(pk=silent["pur"].pk)
    assert purchase.anonymised_at
    assert purchase.saving_group == "CANARY-T-pur-saving_group"


def test_a_dry_run_says_what_a_run_does_and_changes_nothing(silent):
    said, events = retain(is_dry=True), Event.objects.count()
    assert not is_anonymous(silent["file"])
    assert Event.objects.count() == events
    done = retain()
    # What leaves with its household no longer waits for a class of its own.
    assert set(done) <= set(said)
    assert done["household"] == said["household"] > 0
    assert retain() == {}


def test_a_run_leaves_one_event_an_association_with_counts_alone(silent, house):
    before = Event.objects.count()
    done = retain()
    event = Event.objects.get(verb="retain", association_id=house.pk)
    assert Event.objects.count() == before + 1
    assert json.loads(event.data) == {"on": "2026-11-24", "counts": done}
    assert event.actor == "system"


def test_a_run_that_is_broken_off_tells_what_it_did_and_goes_on_later(silent, house, monkeypatch):
    def fail(*_arguments):
        raise RuntimeError("the power went")

    monkeypatch.setattr(retaining, "_retain_part", fail)
    with pytest.raises(RuntimeError):
        retain()
    assert is_anonymous(silent["file"])
    first = json.loads(Event.objects.get(verb="retain").data)
    assert first["counts"].keys() == {"household"}
    monkeypatch.undo()
    done = retain()
    assert "household" not in done
    assert done["complaint"] == 1


def test_someone_helped_at_the_last_moment_stays(silent):
    seen = [life_of(silent["file"])]
    change(silent["contact"], happened_on=TODAY)
    tally = retaining.Tally(None)
    retaining._retain_households(tally, silent["file"].association_id, seen, terms_on(TODAY), TODAY)
    assert not is_anonymous(silent["file"])
    assert tally.counts == {}


def test_copies_go_after_their_days(house, worker):
    form = SentForm.objects.create(
        token="9d0d3ef2-5a3c-4b2e-9d0b-7c4d1f3c1a11", person_id=worker.pk, location="/x/"
    )
    view = FileView.objects.create(
        association=house, person=worker, kind="file", uid="u", act="open", at=instant()
    )
    sent, seen = SentForm.objects.filter(pk=form.pk), FileView.objects.filter(pk=view.pk)
    sent.update(sent_at="2026-10-26T12:00:00Z")
    seen.update(at="2024-11-25T12:00:00Z")
    assert retain() == {}
    sent.update(sent_at="2026-10-25T12:00:00Z")
    seen.update(at="2024-11-24T12:00:00Z")
    assert retain() == {"access_log": 1, "sent_form": 1}
    assert not sent.exists()
    assert not seen.exists()


def run(*arguments):
    out = StringIO()
    call_command("retain", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_counts_and_then_does_it(silent, house):
    said = run("--dry-run")
    assert said.startswith("Due on 2026-11-24:\n  household: ")
    assert house.enterprise_number not in said
    each = run("--dry-run", "--verbosity", "2")
    assert f"{house.enterprise_number}  household: " in each
    assert not is_anonymous(silent["file"])
    assert run().startswith("Done on 2026-11-24:")
    assert is_anonymous(silent["file"])
    assert run().endswith("Total: 0\n")


def test_the_command_takes_another_day_but_none_to_come(silent):
    assert "household" not in run("--dry-run", "--on", "2020-01-01")
    assert "household" in run("--dry-run", "--on", "2027-01-01")
    with pytest.raises(CommandError, match="dry"):
        run("--on", "2027-01-01")
    with pytest.raises(CommandError, match="expected a day"):
        run("--on", "yesterday")
    assert not is_anonymous(silent["file"])


def test_anonymous_households_are_no_longer_among_those_that_live(
    silent, django_assert_num_queries
):
    retain()
    with django_assert_num_queries(2):
        assert household_lives(silent["file"].association_id) == []


def test_what_comes_to_an_anonymous_household_later_goes_in_its_turn(silent, house, worker):
    retain()
    file = model_of("file").objects.get(pk=silent["file"].pk)
    late = make_record("contact", house, by=worker, household=file, remark="LATE")
    assert life_of(file).last_on == date(2026, 11, 20)
    retain()
    assert not is_anonymous(late)
    change(late, happened_on=LAST_HELP, channel="DESK")
    uid = file.uid
    assert retain()["household"] == 1
    assert is_anonymous(late)
    file.refresh_from_db()
    assert file.uid == uid
    assert retain() == {}


def test_a_record_that_is_anonymous_is_no_longer_written(silent, house, worker):
    retain()
    file = model_of("file").objects.get(pk=silent["file"].pk)
    with pytest.raises(Invalid) as refused:
        store_record(
            kind=kind_of("file"),
            association_id=house.pk,
            written=written_record(file) | {"name": "Dupont"},
            by=worker,
            on=TODAY,
            entry=Entry(uid=file.uid),
        )
    assert [fault.key for fault in refused.value.faults] == ["anonymous"]
