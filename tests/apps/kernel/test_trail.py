"""The trail in a real database: what the database refuses, and what the check finds behind it."""

import io
from collections.abc import Callable
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from drempel.apps.kernel.models import Event, TrailHead
from drempel.apps.kernel.trail import record_event
from drempel.apps.kernel.trail.outside import note, notes_path
from drempel.apps.kernel.trail.verify import verify_trail
from drempel.apps.kernel.trail.write import chain_name
from drempel.apps.kernel.triggers import install_triggers, missing_triggers, registered
from tests.apps.associations.factories import make_demonstration

pytestmark = pytest.mark.django_db
LENGTH = 24


@pytest.fixture
def trail(settings, tmp_path):
    """A founded database with some events, each with its note outside."""
    settings.KEYS_PATH = tmp_path / "keys"
    make_demonstration()
    for n in range(1, LENGTH + 1):
        event = record_event(
            by=None, verb="write", subject=("dossier", f"ACC-2026-{n:04d}"), data={"n": n}
        )
        # Tests never commit, so the note that follows the commit is written here.
        note(chain_name(), event.seq, event.hash)


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def drop_triggers() -> None:
    on_table = " ON {}" if connection.vendor == "postgresql" else ""
    names = missing_triggers()
    for trigger in registered():
        if trigger.table == "kernel_event" and trigger.name not in names:
            if connection.vendor == "sqlite" and trigger.event == "TRUNCATE":
                continue
            run(f"DROP TRIGGER {trigger.name}" + on_table.format(trigger.table))


def audit() -> str:
    out = io.StringIO()
    call_command("audit", "verify", stdout=out)
    return out.getvalue()


def test_an_untouched_trail_holds(trail):
    verdict = verify_trail()
    assert verdict.finding is None
    assert (verdict.count, verdict.noted, verdict.notes_missing) == (LENGTH, LENGTH, False)
    said = audit()
    head = TrailHead.objects.get()
    assert f"Events: {LENGTH}\n" in said
    assert f"Head: event {LENGTH}, {head.hash}\n" in said
    assert said.endswith("OK: the trail holds.\n")


def test_an_empty_trail_holds(settings, tmp_path):
    settings.KEYS_PATH = tmp_path / "keys"
    assert "Head: none yet" in audit()


REFUSED = {
    "change": "UPDATE kernel_event SET data = '{}' WHERE seq = 3",
    "change of nothing": "UPDATE kernel_event SET data = data",
    "removal": "DELETE FROM kernel_event WHERE seq = 3",
    "removal of the last": f"DELETE FROM kernel_event WHERE seq = {LENGTH}",
    "second installation": "UPDATE kernel_installation SET kind = 'production', today = NULL",
}
COLUMNS = "seq, at, actor, verb, object_type, object_id, association_id, data, previous, hash"
INSERT = (
    f"INSERT INTO kernel_event ({COLUMNS}) SELECT %s, at, actor, verb, object_type, object_id, "
    "association_id, data, {previous}, 'other' FROM kernel_event WHERE seq = %s"
)


def refused(sql: str, *values: object) -> bool:
    try:
        with transaction.atomic():
            run(sql, *values)
    except DatabaseError:
        return True
    return False


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(trail, name):
    assert refused(REFUSED[name])
    assert verify_trail().finding is None


def test_the_database_refuses_an_event_out_of_order(trail):
    follows = INSERT.format(previous="hash")
    assert refused(follows, LENGTH + 2, LENGTH)
    assert refused(follows, 0, LENGTH)
    assert refused(follows, -1, LENGTH)
    assert refused(INSERT.format(previous="previous"), LENGTH + 1, LENGTH)
    assert not refused(follows, LENGTH + 1, LENGTH), "the next one, in order, is let in"
    assert verify_trail().finding.seq == LENGTH + 1, "but it is not signed"


def test_the_database_refuses_to_be_emptied(trail):
    empty = "TRUNCATE kernel_event" if connection.vendor == "postgresql" else "DELETE FROM {}"
    assert refused(empty.format("kernel_event"))
    assert Event.objects.count() == LENGTH


def test_a_migration_puts_the_triggers_back(trail):
    assert missing_triggers() == []
    drop_triggers()
    assert "kernel_event_no_update" in missing_triggers()
    with pytest.raises(CommandError, match="triggers are missing: kernel_event_no_update"):
        audit()
    call_command("migrate", verbosity=0)
    assert missing_triggers() == []
    assert refused(REFUSED["change"])


class Undo(Exception):  # noqa: N818 - no error: the end of a tampering
    """Everything a tampering did is rolled back."""


def finding_after(tamper: Callable[[], None]) -> tuple[int, str]:
    """Tamper without triggers, see what the check and the command say, and undo it."""
    found: list[tuple[int, str]] = []
    try:
        with transaction.atomic():
            drop_triggers()
            tamper()
            finding = verify_trail().finding
            assert finding is not None
            with pytest.raises(CommandError, match="the trail does not hold") as caught:
                audit()
            assert finding.what in str(caught.value)
            assert caught.value.returncode == 1
            found.append((finding.seq, finding.what))
            raise Undo
    except Undo:
        pass
    assert verify_trail().finding is None
    assert missing_triggers() == []
    return found[0]


def renumber(first: int, by: int) -> None:
    """In two goes, so that no number stands twice on the way."""
    run("UPDATE kernel_event SET seq = seq + 1000 WHERE seq >= %s", first)
    run("UPDATE kernel_event SET seq = seq - 1000 + %s WHERE seq >= 1000", by)


def swap(one: int, other: int) -> None:
    first, second = (Event.objects.get(pk=seq) for seq in (one, other))
    for seq, row in ((one, second), (other, first)):
        Event.objects.filter(pk=seq).update(verb="swapped", data=row.data, at=row.at)


@pytest.mark.parametrize("column", ["at", "actor", "verb", "object_id", "data", "previous", "hash"])
def test_a_changed_column_is_found_at_its_event(trail, column):
    for seq in Random(column).sample(range(1, LENGTH + 1), 3):
        sql = f"UPDATE kernel_event SET {column} = 'false' WHERE seq = %s"
        assert finding_after(lambda sql=sql, seq=seq: run(sql, seq))[0] == seq


@pytest.mark.parametrize("seq", [1, 9, LENGTH])
def test_a_removed_event_is_found(trail, seq):
    def remove() -> None:
        run("DELETE FROM kernel_event WHERE seq = %s", seq)

    def renumbered() -> None:
        remove()
        renumber(seq + 1, -1)

    assert finding_after(remove)[0] == seq
    assert finding_after(renumbered)[0] == seq


def test_an_inserted_event_is_found(trail):
    def insert() -> None:
        renumber(6, 1)
        run(INSERT.format(previous="hash"), 6, 5)

    assert finding_after(insert)[0] == 6


def test_swapped_contents_are_found_at_the_first(trail):
    assert finding_after(lambda: swap(4, 17))[0] == 4


@pytest.mark.parametrize("kept", [0, 11, LENGTH - 1])
def test_a_truncated_trail_is_found_at_the_first_that_is_gone(trail, kept):
    seq, what = finding_after(lambda: run("DELETE FROM kernel_event WHERE seq > %s", kept))
    assert seq == kept + 1
    assert "missing at the end" in what


def test_a_false_head_is_found(trail):
    for sql in (
        "UPDATE kernel_trailhead SET seq = seq - 1",
        "UPDATE kernel_trailhead SET hash = 'false'",
        "UPDATE kernel_trailhead SET signature = 'false'",
        "DELETE FROM kernel_trailhead",
    ):
        assert finding_after(lambda sql=sql: run(sql))[0] == 0


def test_an_old_head_over_a_truncated_trail_is_found_by_the_notes(trail):
    old = TrailHead.objects.values("seq", "hash", "signature").get()
    event = record_event(by=None, verb="write", subject=("dossier", "ACC-2026-9999"))
    note(chain_name(), event.seq, event.hash)

    def go_back() -> None:
        run("DELETE FROM kernel_event WHERE seq > %s", LENGTH)
        TrailHead.objects.update(**old)

    seq, what = finding_after(go_back)
    assert seq == LENGTH + 1
    assert "noted outside" in what


def test_a_changed_note_is_found(trail):
    path = notes_path(chain_name())
    lines = path.read_text().splitlines()
    lines[4] = lines[4].replace(lines[4].split()[1], "a" * 64)
    path.write_text("\n".join(lines) + "\n")
    verdict = verify_trail()
    assert verdict.finding.what == "line 5 of the notes outside is false"
    assert verdict.noted == LENGTH - 1


def test_removed_notes_are_told(trail):
    notes_path(chain_name()).unlink()
    assert verify_trail().notes_missing
    assert "none (no file" in audit()


def test_triggers_are_installed_twice_without_harm(trail):
    install_triggers()
    install_triggers()
    assert missing_triggers() == []
