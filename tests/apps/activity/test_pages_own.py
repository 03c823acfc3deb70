"""Fields and tags that an association makes for itself: asked, kept, exported, seen by nobody else."""

import pytest
from django.urls import reverse

from drempel.apps.activity.models import OwnField, OwnTag, model_of
from drempel.apps.activity.services.own import add_own_field, add_own_tag, change_own_tag
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.roles import MANAGER, WORKER
from drempel.engines.records import kind_of
from tests.apps.activity.forms import page, send, text_of
from tests.apps.associations.factories import (
    make_person,
    signed_in,
)

pytestmark = pytest.mark.django_db

CONTACT = {"topic": "LEASE", "channel": "DESK", "service_line": "A1-R"}


@pytest.fixture
def person(house):
    return make_person(role=MANAGER, association=house)


@pytest.fixture
def manager(person):
    return signed_in(person)


@pytest.fixture
def worker(house):
    return signed_in(make_person(role=WORKER, association=house))


def add(person, label, type_="text", choices=()):
    return add_own_field(
        association_id=person.association_id,
        kind=kind_of("contact"),
        label=label,
        type_=type_,
        choices=choices,
        by=person,
    )


def write(browser, **typed):
    path = reverse("record_new", args=["contact"])
    return send(browser, path, text_of(browser.get(path)), **CONTACT | typed)


def test_a_manager_makes_a_field_and_everyone_fills_it_in(house, manager, worker):
    path = reverse("own_field_new", args=["contact"])
    typed = {"label": "Permanence d’hiver", "type": "choice", "choices": "Oui\nNon\n\nOui"}
    assert send(manager, path, text_of(manager.get(path)), **typed).status_code == 302
    own = OwnField.objects.get()
    assert (own.key, own.choices) == ("permanence_dhiver", ["Oui", "Non"])
    assert "Permanence d’hiver" in page(worker, "contact_new")
    assert write(worker, own_permanence_dhiver="Oui").status_code == 302
    contact = model_of("contact").objects.get()
    assert contact.own == {"permanence_dhiver": "Oui"}
    assert "Permanence d’hiver" in page(worker, "record_detail", "contact", contact.uid)
    assert Event.objects.filter(verb="add_own_field").count() == 1


def test_values_have_their_type_and_faults_their_field(person, worker):
    for label, type_ in (("Aantal", "integer"), ("Dag", "date"), ("Ja", "boolean")):
        add(person, label, type_)
    wrong = write(worker, own_aantal="veel", own_dag="1/2/2026")
    assert wrong.status_code == 422
    assert 'id="id_own_aantal_error"' in text_of(wrong)
    assert write(worker, own_aantal="12", own_dag="1/2/2026", own_ja="yes").status_code == 302
    held = model_of("contact").objects.get().own
    assert held == {"aantal": 12, "dag": "2026-02-01", "ja": True}


def test_a_retired_field_is_not_asked_and_its_values_stay(person, manager, worker):
    own = add(person, "Vroeger")
    write(worker, own_vroeger="bestond")
    path = reverse("own_field_edit", args=[own.pk])
    html = text_of(manager.get(path))
    assert send(manager, path, html, is_retired="on", label="Oud").status_code == 302
    assert "own_vroeger" not in page(worker, "contact_new")
    contact = model_of("contact").objects.get()
    edit = reverse("record_edit", args=["contact", contact.uid])
    assert send(worker, edit, text_of(worker.get(edit)), topic="DEBT").status_code == 302
    contact.refresh_from_db()
    assert (contact.own, contact.topic) == ({"vroeger": "bestond"}, "DEBT")
    assert "bestond" in page(worker, "record_detail", "contact", contact.uid)


def test_fields_change_places(person, manager, worker):
    first, second = add(person, "Een"), add(person, "Twee")
    manager.post(reverse("own_field_move", args=[second.pk]), {"to": "up"})
    manager.post(reverse("own_field_move", args=[second.pk]), {"to": "up"})
    order = list(OwnField.objects.values_list("label", flat=True))
    assert order == ["Twee", "Een"]
    html = page(worker, "contact_new")
    assert html.index("own_twee") < html.index("own_een")
    assert first.pk < second.pk


def test_tags_are_chosen_filtered_and_exported(person, worker):
    for label in ("Winter", "Zomer"):
        add_own_tag(association_id=person.association_id, label=label, by=person)
    add(person, "Kleur")
    write(worker, own_tags=["winter", "unknown"], own_kleur="=rood")
    write(worker, own_tags=["zomer", "winter"])
    write(worker)
    assert model_of("contact").objects.order_by("pk")[0].own_tags == ["winter"]
    assert "2 found" in page(worker, "record_list", "contact", tag="winter")
    assert "1 found" in page(worker, "record_list", "contact", tag="zomer")
    rows = page(worker, "record_list", "contact", tag="winter", format="csv").splitlines()
    assert rows[0].endswith(",own:kleur,tags")
    assert rows[1].endswith(",'=rood,winter")
    assert rows[2].endswith(",,winter;zomer")


def test_a_retired_tag_stays_where_it_is(person, worker):
    tag = add_own_tag(association_id=person.association_id, label="Winter", by=person)
    add_own_tag(association_id=person.association_id, label="Zomer", by=person)
    write(worker, own_tags=["winter"])
    change_own_tag(own=tag, label="Winter", is_retired=True, by=person)
    contact = model_of("contact").objects.get()
    edit = reverse("record_edit", args=["contact", contact.uid])
    send(worker, edit, text_of(worker.get(edit)), own_tags=["zomer"])
    contact.refresh_from_db()
    assert contact.own_tags == ["winter", "zomer"]


def test_a_manager_adds_and_renames_a_tag(manager):
    path = reverse("own_tag_list")
    assert send(manager, path, text_of(manager.get(path)), label="Winter").status_code == 302
    tag = OwnTag.objects.get()
    path = reverse("own_tag_edit", args=[tag.pk])
    assert send(manager, path, text_of(manager.get(path)), label="Winteractie").status_code == 302
    tag.refresh_from_db()
    assert (tag.key, tag.label, tag.is_retired) == ("winter", "Winteractie", False)


def test_a_name_in_an_own_field_is_looked_at_too(person, worker):
    add(person, "Nota")
    response = write(worker, own_nota="Mevrouw Peeters belde")
    assert response.status_code == 422
    assert "looks like a name" in text_of(response)
    assert write(worker, own_nota="NISS 850730 033 28", _confirmed="x").status_code == 422


def test_own_fields_are_private_to_the_association_and_its_manager(person, worker):
    own = add(person, "Geheim veld")
    add_own_tag(association_id=person.association_id, label="Geheim label", by=person)
    stranger = signed_in(make_person(role=MANAGER))
    for name in ("own_field_edit", "own_field_move"):
        assert stranger.post(reverse(name, args=[own.pk]), {"label": "x"}).status_code == 404
    assert stranger.get(reverse("own_tag_edit", args=[OwnTag.objects.get().pk])).status_code == 404
    assert "Geheim" not in page(stranger, "own_fields") + page(stranger, "own_tag_list")
    assert "Geheim" not in page(stranger, "contact_new")
    assert worker.get(reverse("own_fields")).status_code == 404
    own.refresh_from_db()
    assert own.label == "Geheim veld"
