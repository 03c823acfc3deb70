"""Possible doubles are offered, links are made and taken back, and nothing is ever merged."""

import pytest
from django.urls import reverse

from drempel.apps.activity.models import model_of
from drempel.apps.activity.services.preparing import current_values
from drempel.apps.households.selectors.doubles import next_code, one_off, possible_doubles
from drempel.apps.households.selectors.groups import group_files, group_keys, representative
from drempel.apps.households.selectors.timeline import thread_part
from drempel.apps.households.services import link_double, unlink_double
from drempel.apps.kernel.models import Event
from drempel.apps.kernel.states import Refused
from tests.apps.activity.builders import TODAY, make_record
from tests.apps.associations.factories import make_association
from tests.apps.households.houses import make_house

pytestmark = pytest.mark.django_db

FAMILY = {
    "municipality": "21012",
    "household_type": "SINGLE_PARENT",
    "adults": "1",
    "minors": "2",
    "ref_birth_year": "1987",
}


@pytest.fixture
def house():
    return make_house()


def alike(house, **values):
    return [(row.code, why) for row, why in possible_doubles(house.association.pk, values)]


def typed(**changed):
    found = FAMILY | changed
    numbers = ("adults", "minors", "ref_birth_year")
    return {name: int(text) if name in numbers else text for name, text in found.items()}


def test_the_same_name_or_telephone_is_found_through_its_mark(house):
    house.make("file", code="M-0001", name="Amina B.", phone="0470 12 34 56")
    assert alike(house, name="amina b") == [("M-0001", ("name",))]
    assert alike(house, phone="0470/12.34.56") == [("M-0001", ("phone",))]
    assert alike(house, name="Amina C.", phone="0470 00 00 00") == []


def test_the_same_make_up_and_birth_year_are_found_and_less_is_not(house):
    house.make("file", code="M-0001", **FAMILY)
    assert alike(house, **typed()) == [("M-0001", ("born",))]
    for name in ("municipality", "household_type", "minors", "ref_birth_year"):
        other = {"municipality": "21004", "household_type": "COUPLE"}.get(name, "3")
        assert alike(house, **typed(**{name: other})) == [], name
    assert alike(house, **{**typed(), "ref_birth_year": None}) == []


@pytest.mark.parametrize("code", ["M-412", "m 0412", "M0412", "H-412", "0412"])
def test_a_code_with_the_same_number_is_found(house, code):
    house.make("file", code="M-0412")
    assert alike(house, code=code) == [("M-0412", ("code",))]


@pytest.mark.parametrize("code", ["M-0421", "M-04112", "M-04l2"])
def test_almost_the_same_code_counts_with_the_same_place_and_type(house, code):
    place = {name: FAMILY[name] for name in ("municipality", "household_type")}
    house.make("file", code="M-0412", **place)
    assert alike(house, code=code, **place) == [("M-0412", ("alike",))]
    assert alike(house, code=code, municipality="21004", household_type="COUPLE") == []


def test_the_code_after_another_doubles_nothing(house):
    place = {name: FAMILY[name] for name in ("municipality", "household_type")}
    house.make("file", code="M-0412", **place)
    assert alike(house, code="M-0413", **place) == []


def test_signs_of_a_pattern_in_a_code_are_only_signs(house):
    place = {name: FAMILY[name] for name in ("municipality", "household_type")}
    house.make("file", code="X", **place)
    for code in ("M.*(", "[a-z]+", "a|b", "\\d\\d"):
        assert alike(house, code=code, **place) == []
        assert one_off(code)


def test_other_associations_are_never_looked_at(house):
    make_record("file", make_association(), code="M-0001", name="Amina B.", **FAMILY)
    assert alike(house, name="Amina B.", code="M-1", **typed()) == []


def test_a_file_does_not_double_itself(house):
    file = house.make("file", code="M-0001", name="Amina B.", **FAMILY)
    values = current_values(file)
    assert possible_doubles(house.association.pk, values, but=file.pk) == []
    assert possible_doubles(house.association.pk, values)


def test_the_next_code_is_written_as_most_of_the_newest_are(house):
    assert next_code(house.association.pk) == "M-0001"
    for code in ("M-0009", "M-0012", "M-0002"):
        house.make("file", code=code)
    assert next_code(house.association.pk) == "M-0013"
    # One that was written otherwise, or holds no number, changes no habit.
    house.make("file", code="m 14")
    house.make("file", code="zonder nummer")
    assert next_code(house.association.pk) == "M-0013"
    for number in range(1, 5):
        house.make("file", code=f"2026/{number}")
    assert next_code(house.association.pk) == "2026/5"


# Links


def link(house, file, of):
    link_double(file=file, of=of, by=house.worker, on=TODAY)
    file.refresh_from_db()


def test_a_link_makes_one_thread_and_merges_nothing(house):
    first, second = house.make("file"), house.make("file")
    house.make("contact", household=first, happened_on="2026-10-01")
    house.make("contact", household=second, happened_on="2026-10-02")
    link(house, second, first)
    for file in (first, second):
        assert [one.pk for one in group_files(file)] == [first.pk, second.pk]
        keys = [one.pk for one in group_files(file)]
        contacts = [
            one.household
            for one in thread_part(house.association.pk, keys, TODAY).entries
            if one.kind == "contact"
        ]
        assert contacts == [second.pk, first.pk]
    assert model_of("contact").objects.filter(household=second).count() == 1


def test_a_link_is_taken_back_without_loss(house):
    first, second = house.make("file"), house.make("file", name="Amina B.")
    before = {**current_values(second), "updated_at": None}
    link(house, second, first)
    unlink_double(file=second, by=house.worker, on=TODAY)
    second.refresh_from_db()
    assert {**current_values(second), "updated_at": None} == before
    assert group_files(second) == [second]
    verbs = (
        Event.objects.filter(object_id=second.uid).order_by("seq").values_list("verb", flat=True)
    )
    assert list(verbs) == ["record", "change", "link_double", "change", "unlink_double"]


def test_links_are_followed_from_double_to_double(house):
    a, b, c, d = (house.make("file") for _n in range(4))
    link(house, b, a)
    link(house, c, b)
    link(house, d, a)
    links = {b.pk: a.pk, c.pk: b.pk, d.pk: a.pk}
    assert [one.pk for one in group_files(c)] == [a.pk, b.pk, d.pk, c.pk]
    assert representative(c.pk, links) == a.pk
    assert group_keys(a.pk, {}) == (a.pk,)


def test_a_circle_is_refused_and_two_links_in_one_thread_are_not(house):
    a, b, c = (house.make("file") for _n in range(3))
    link(house, b, a)
    link(house, c, b)
    with pytest.raises(Refused, match="not itself a double"):
        link(house, a, c)
    with pytest.raises(Refused):
        link(house, a, a)
    a.refresh_from_db()
    assert a.double_of is None


def test_files_of_two_associations_are_never_linked(house):
    foreign = make_record("file", make_association())
    with pytest.raises(ValueError, match="two associations"):
        link(house, house.make("file"), foreign)


def test_someone_elses_change_is_not_overwritten_by_a_link(house):
    first, second = house.make("file"), house.make("file")
    model_of("file").objects.filter(pk=second.pk).update(version=5)
    with pytest.raises(Refused, match="meanwhile"):
        link(house, second, first)


def test_the_page_links_by_a_code_and_the_thread_unlinks(house):
    first, second = house.make("file", code="M-0001"), house.make("file", code="M-0002")
    browser, address = house.browser(), reverse("household_link", args=[second.uid])
    assert browser.post(address, {"code": ""}).status_code == 422
    wrong = browser.post(address, {"code": "M-9999"})
    assert "expected the code of a file of your association" in wrong.content.decode()
    done = browser.post(address, {"code": "M-0001"}, follow=True)
    text = done.content.decode()
    assert "Nothing was merged" in text
    unlink = reverse("household_unlink", args=[second.uid])
    assert unlink in text
    assert browser.get(unlink).status_code == 200
    assert "as they were" in browser.post(unlink, follow=True).content.decode()
    second.refresh_from_db()
    assert second.double_of is None
    assert first.pk != second.pk


def test_similar_files_are_offered_on_the_page_and_linked_ones_no_more(house):
    first = house.make("file", code="M-0001", **FAMILY)
    second = house.make("file", code="M-0002", **FAMILY)
    browser, address = house.browser(), reverse("household_link", args=[second.uid])
    assert [one["code"] for one in browser.get(address).context["alike"]] == ["M-0001"]
    link(house, second, first)
    assert browser.get(address).context["alike"] == []


def test_the_code_of_another_association_is_not_known(house):
    make_record("file", make_association(), code="M-7777")
    address = reverse("household_link", args=[house.make("file").uid])
    assert house.browser().post(address, {"code": "M-7777"}).status_code == 422


# A new file


def new(browser, **said):
    return browser.post(reverse("household_new"), {"opened_on": "2026-11-24", **FAMILY, **said})


def test_a_new_file_begins_with_a_free_code_and_the_quick_fields(house):
    house.make("file", code="M-0041")
    page = house.browser().get(reverse("household_new"))
    form = page.context["form"]
    assert form["code"].value() == "M-0042"
    quick = [field.name for field in form.parts["main"]][:5]
    assert quick == ["code", "municipality", "household_type", "adults", "minors"]
    answer = new(house.browser(), code="M-0042", _proposed="M-0042")
    file = model_of("file").objects.get(code="M-0042")
    assert answer.headers["Location"].startswith(reverse("household_thread", args=[file.uid]))


def test_a_possible_double_is_shown_first_and_nothing_typed_is_lost(house):
    old = house.make("file", code="M-0001", **FAMILY)
    answer = new(house.browser(), code="M-0002", language="FR", _proposed="M-0002")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert [one["code"] for one in answer.context["alike"]] == ["M-0001"]
    assert "the same municipality, type, size and birth year" in text
    assert reverse("household_thread", args=[old.uid]) in text
    assert {name: answer.context["form"][name].value() for name in FAMILY} == FAMILY
    assert model_of("file").objects.count() == 1


def test_kept_apart_it_is_stored_without_a_link(house):
    house.make("file", code="M-0001", **FAMILY)
    assert new(house.browser(), code="M-0002", _apart="1").status_code == 302
    assert model_of("file").objects.get(code="M-0002").double_of is None


def test_linked_as_double_it_is_stored_with_the_link(house):
    old = house.make("file", code="M-0001", **FAMILY)
    assert new(house.browser(), code="M-0002", _double_of=old.uid).status_code == 302
    assert model_of("file").objects.get(code="M-0002").double_of == old


def test_a_link_to_a_file_of_another_association_is_refused(house):
    foreign = make_record("file", make_association())
    assert new(house.browser(), code="M-0002", _double_of=foreign.uid).status_code == 422
    assert not model_of("file").objects.filter(code="M-0002").exists()


def test_apart_is_remembered_when_something_else_is_wrong(house):
    house.make("file", code="M-0001", **FAMILY)
    answer = new(house.browser(), code="M-0002", adults="x", _apart="1")
    assert answer.status_code == 422
    assert answer.context["is_apart"]
    assert 'name="_apart" value="1"' in answer.content.decode()


def test_the_code_of_an_existing_file_is_refused(house):
    house.make("file", code="M-0001")
    answer = new(house.browser(), code="M-0001", _apart="1")
    assert answer.status_code == 422
    assert model_of("file").objects.count() == 1
