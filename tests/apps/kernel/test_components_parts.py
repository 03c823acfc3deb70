"""The parts draw what they are given: words before colour, names marked, errors tied to fields."""

import gzip
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import django_htmx
import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

import drempel.apps.kernel as kernel
from drempel.apps.kernel.design import design

# The parts need the kernel's own addresses only.
pytestmark = pytest.mark.urls("drempel.apps.kernel.urls")
FOLDER = Path(kernel.__file__).parent
PARTS = FOLDER / "templates" / "kernel" / "parts"


def part(name, lang="en", **context):
    with translation.override(lang):
        return render_to_string(f"kernel/parts/{name}.html", context)


class Reader(HTMLParser):
    """Collects elements, for questions about attributes."""

    def __init__(self, text):
        super().__init__()
        self.elements = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


class ContactForm(forms.Form):
    iban = forms.CharField(label="Account", help_text="Spaces are fine")
    channel = forms.ChoiceField(label="Channel", choices=[("a", "A")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Agreed")


@pytest.mark.parametrize("path", sorted(PARTS.glob("*.html")), ids=lambda path: path.stem)
def test_every_part_says_at_its_top_what_it_needs(path):
    assert path.read_text(encoding="utf-8").startswith("{#")


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.html")), ids=lambda path: path.name)
def test_no_template_holds_style_or_script_of_its_own(path):
    for tag, attrs in Reader(path.read_text(encoding="utf-8")).elements:
        assert tag != "style"
        assert "style" not in attrs
        assert not [name for name in attrs if name.startswith(("on", "hx-on"))]
        assert tag != "script" or "src" in attrs


def test_a_ladder_says_which_rung_changes_nothing():
    html = part(
        "ladder",
        steps=[
            {"title": "Base", "result": "1", "status": "assumed", "status_label": "assumption"},
            {"title": "Floor", "result": "2", "changed": True},
        ],
        total={"label": "Award", "result": "2"},
    )
    assert html.count("unchanged") == 1
    assert 'class="assumed"' in html
    assert 'class="total"' in html


def test_done_tasks_are_counted_and_never_look_sent():
    html = part(
        "tasks",
        "fr",
        not_sent=True,
        tasks=[
            {"label": "A", "state": "done", "url": "/a"},
            {"label": "B", "state": "blocked", "url": "/b", "reason": "Finish A"},
        ],
    )
    assert "Terminé : <strong>1 sur 2</strong>" in html
    assert "rien n’est envoyé" in html
    assert "/b" not in html
    assert "Finish A" in html


def test_errors_lead_to_their_fields_and_stand_beside_them_in_the_same_words():
    form = ContactForm(data={})
    summary = Reader(part("errors", form=form))
    assert [a["href"] for a in summary.all("a")] == ["#id_iban", "#id_channel_0", "#id_agreed"]
    assert "autofocus" in summary.all("div")[0]
    html = part("field", field=form["iban"])
    (control,) = Reader(html).all("input")
    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"] == "id_iban_hint id_iban_error"
    assert 'id="id_iban_error"' in html
    assert "Error: This field is required." in html


def test_no_errors_no_summary():
    assert part("errors", form=ContactForm()).strip() == ""


def test_choices_are_a_group_with_a_legend_and_a_tick_box_has_its_label():
    form = ContactForm()
    group = part("field", field=form["channel"], taps=True)
    assert "<legend>Channel" in group
    assert 'class="taps"' in group
    single = Reader(part("field", field=form["agreed"]))
    assert single.all("label")[0]["for"] == single.all("input")[0]["id"]


def test_a_form_carries_its_tokens_and_the_field_in_focus():
    html = part("form", form=ContactForm(), submit="Send", once="t-1", focus="id_iban")
    hidden = {a["name"]: a.get("value") for a in Reader(html).all("input") if "name" in a}
    assert hidden["_once"] == "t-1"
    assert hidden["_focus"] == "id_iban"
    assert "novalidate" in Reader(html).all("form")[0]


def test_names_in_a_table_are_marked_with_their_language():
    html = part(
        "table",
        "nl",
        caption="Lijst",
        heads=[{"label": "Naam", "url": "?sort=name", "sorted": "ascending"}, {"label": "Bedrag"}],
        rows=[[{"text": "Le Palier", "name": True, "lang": "fr", "head": True}, {"cents": 150}]],
    )
    read = Reader(html)
    assert {"translate": "no", "lang": "fr"} in read.all("span")
    assert read.all("th")[0]["aria-sort"] == "ascending"
    assert read.all("div")[0] == {
        "class": "scroll", "role": "region", "aria-label": "Lijst", "tabindex": "0",
    }  # fmt: skip
    assert "1,50" in html


def test_pages_of_a_list_keep_the_filters():
    request = RequestFactory().get("/list", {"state": "late"})
    html = part("pagination", page=Paginator(range(52), 25).page(2), request=request)
    assert "26–50 of 52" in html
    links = [QueryDict(a["href"].replace("&amp;", "&")[1:]) for a in Reader(html).all("a")]
    assert {link["state"] for link in links} == {"late"}


@pytest.mark.parametrize(
    ("days", "words"),
    [(41, "nog 41 dagen"), (1, "nog 1 dag"), (0, "vandaag laatste dag"), (-3, "3 dagen te laat")],
)
def test_a_clock_says_in_words_how_long_is_left(days, words):
    clock = {"days_left": days, "last_day": date(2027, 3, 1), "used": 0.5, "why": ["Omdat."]}
    html = part("clock", "nl", clock=clock)
    assert words in html
    assert "maandag 1 maart 2027" in html
    assert ("late" in Reader(html).all("div")[0]["class"]) is (days < 0)
    assert "Omdat." in html


def test_a_draft_says_it_is_not_sent_whatever_the_page_is_called():
    html = part("band", "nl", kind="draft", title="Iets anders")
    assert "Ontwerp – nog niet verzonden" in html
    assert "Iets anders" not in html


def test_the_page_of_an_accident_needs_no_context_and_speaks_three_languages():
    html = render_to_string("500.html")
    assert {a["lang"] for a in Reader(html).all("section") if "lang" in a} == {"nl", "en"}
    assert "Français" in html


@pytest.mark.parametrize("name", ["403.html", "404.html"])
def test_no_access_and_not_found_look_the_same(name):
    with translation.override("fr"):
        assert "Cette page ne s’ouvre pas" in render_to_string(name)


@pytest.mark.parametrize("lang", ["fr", "nl", "en"])
def test_the_design_page_stays_light(lang, monkeypatch):
    monkeypatch.setattr(
        "drempel.apps.kernel.design.render",
        lambda request, template, context: render_to_string(template, context),
    )
    with translation.override(lang):
        html = design(RequestFactory().get("/design/"))
    assert len(html.encode()) < 60 * 1024
    assert f'<html lang="{lang}">' in html


def test_style_and_script_fit_the_budget():
    files = [
        *(FOLDER / "static" / "kernel").glob("*.css"),
        *(FOLDER / "static" / "kernel").glob("*.js"),
    ]
    files.append(Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js")
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < 60 * 1024
