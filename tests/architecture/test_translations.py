"""Nobody sees an English text on a French or Dutch page, and no placeholder gets lost."""

from babel.messages.catalog import Message

from drempel.apps.kernel.catalogs import fault_of
from drempel.apps.kernel.extraction import texts_of_python, texts_of_template
from drempel.apps.kernel.management.commands.messages import faults


def test_every_text_is_translated_into_french_and_dutch():
    found = faults()
    assert not found, f"{len(found)} faults, first: " + "; ".join(found[:10])


def test_an_empty_a_fuzzy_and_an_english_translation_are_faults():
    assert fault_of(Message("Send it", "")) == "empty"
    assert fault_of(Message("Send it", "Verzenden", flags=["fuzzy"])) == "fuzzy"
    assert fault_of(Message("Send the whole dossier", "Send the whole dossier")) == "still English"
    assert fault_of(Message("Menu", "Menu")) == ""


def test_a_lost_placeholder_is_a_fault():
    assert fault_of(Message("Saved at %(time)s", "Opgeslagen")) == "placeholders differ"
    assert fault_of(Message("Saved at %(time)s", "Opgeslagen om %(time)s")) == ""


def test_python_texts_are_found_under_any_local_name():
    source = (
        "from django.utils.translation import gettext_lazy as _, ngettext, pgettext\n"
        "a = _('One')\nb = ngettext('%(n)d day', '%(n)d days', 2)\nc = pgettext('task', 'Done')\n"
        "d = dict.get('not a text')\n"
    )
    assert texts_of_python(source) == {
        ("", "One"): None,
        ("", "%(n)d day"): "%(n)d days",
        ("task", "Done"): None,
    }


def test_template_texts_are_found_inside_every_block():
    source = (
        "{% load i18n %}{% if a %}{% for b in c %}{% translate 'One' %}{% endfor %}{% else %}"
        "{% blocktranslate trimmed count n=1 %}{{ n }}\n day{% plural %}{{ n }} days"
        "{% endblocktranslate %}{% endif %}{% translate 'Done' context 'task' %}"
        "{% translate 'Up to 100%' %}"
    )
    assert texts_of_template(source) == {
        ("", "One"): None,
        ("", "%(n)s day"): "%(n)s days",
        ("task", "Done"): None,
        ("", "Up to 100%%"): None,
    }
