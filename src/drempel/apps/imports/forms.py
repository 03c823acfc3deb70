"""Forms of the import: the file, its columns, its values, and the last word."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from drempel.apps.activity.scheme import book, in_language, kind_label
from drempel.apps.imports.columns import field_choices
from drempel.apps.imports.services.wizard import Upload, receive_upload
from drempel.apps.imports.uploads import MOST_BYTES
from drempel.apps.imports.words import table_words
from drempel.engines.records import Kind
from drempel.engines.tables import TableError

MEGABYTE = 1_000_000


class StartForm(forms.Form):
    """Which kind of records, and the file."""

    kind = forms.ChoiceField(label=gettext_lazy("What the file holds"))
    file = forms.FileField(
        label=gettext_lazy("File to import"),
        help_text=gettext_lazy(
            "CSV or XLSX, one row for each record, the names of the columns in the first row."
        ),
        error_messages={
            "required": gettext_lazy("Choose a CSV or XLSX file."),
            "empty": gettext_lazy("This file is empty. Choose a file with a header and rows."),
        },
        widget=forms.FileInput(
            attrs={
                "accept": ".csv,.txt,.tsv,.xlsx,text/csv,"
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        ),
    )

    def __init__(self, *args: Any, kinds: tuple[Kind, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.fields["kind"].choices = [(one.code, kind_label(one, many=True)) for one in kinds]

    def clean_file(self) -> Upload:
        """Keep the file and look into it: before any transaction, a large one takes a while."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is larger than %(most)s MB; split it.")
                % {"most": MOST_BYTES // MEGABYTE}
            )
        try:
            return receive_upload(name=file.name or "", pieces=file.chunks())
        except TableError as error:
            raise forms.ValidationError(table_words(error)) from error


class ColumnsForm(forms.Form):
    """One select for each column of the file, and a name to remember the choices by."""

    def __init__(self, *args: Any, kind: Kind, seen: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("leave out")), *field_choices(kind)]
        for place, name in enumerate(seen["header"]):
            self.fields[f"column{place}"] = forms.ChoiceField(
                label=own_words(name),
                required=False,
                choices=choices,
                help_text=_examples(seen, place),
            )
            self.fields[f"column{place}"].is_needed_later = True
        self.fields["source"] = forms.CharField(
            label=_("Name of the source"),
            required=False,
            max_length=80,
            help_text=_(
                "For example the name of the program. The next file of it needs no choices."
            ),
        )
        self.labels = dict(field_choices(kind))

    @property
    def columns(self) -> dict[int, str]:
        return {
            int(name.removeprefix("column")): str(value)
            for name, value in self.cleaned_data.items()
            if name.startswith("column")
        }

    def clean(self) -> dict[str, Any]:
        first: dict[str, str] = {}
        for name, value in list(self.cleaned_data.items()):
            if not value or not name.startswith("column"):
                continue
            if value in first:
                other = strip_tags(str(self.fields[first[value]].label))
                self.add_error(
                    name,
                    _("“%(field)s” is the column “%(other)s” already; choose another field.")
                    % {"field": self.labels[value], "other": other},
                )
            first.setdefault(value, name)
        if not first and not self.errors:
            raise forms.ValidationError(_("Choose a field for at least one column."))
        return self.cleaned_data


def own_words(text: str) -> SafeString:
    """Words of the file: no translator touches them."""
    return format_html('<span translate="no">{}</span>', text)


def _examples(seen: dict[str, Any], place: int) -> str:
    shown = [row[place][:40] for row in seen["samples"] if row[place].strip()]
    return _("For example: %(examples)s") % {"examples": " · ".join(shown)} if shown else ""


class ValuesForm(forms.Form):
    """What each unknown text of a coded column stands for."""

    def __init__(
        self, *args: Any, kind: Kind, unknown: dict[str, dict[str, int]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[str, tuple[str, str]] = {}
        self.parts: list[dict[str, Any]] = []
        for name, texts in unknown.items():
            one = kind.field(name)
            choices = [("", _("leave as it is: the row is wrong")), *_codes(one)]
            fields = []
            for text, count in texts.items():
                key = f"value{len(self.places)}"
                self.places[key] = (name, text)
                rows = ngettext("%(count)s row", "%(count)s rows", count) % {"count": count}
                self.fields[key] = forms.ChoiceField(
                    label=own_words(text), required=False, choices=choices, help_text=rows
                )
                self.fields[key].is_needed_later = True
                fields.append(self[key])
            self.parts.append({"label": in_language(one.labels), "fields": fields})

    @property
    def values(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for key, (name, text) in self.places.items():
            found.setdefault(name, {})[text] = str(self.cleaned_data.get(key) or "")
        return found


def _codes(one: Any) -> list[Any]:
    """The codes of a list with their words, and, apart, why a value is missing."""
    entries = [(e.code, in_language(e.labels)) for e in book().entries(one.target)]
    if not one.has_reasons:
        return entries
    reasons = [
        (e.code, in_language(e.labels))
        for e in book().entries("null_reason")
        if e.code not in dict(entries)
    ]
    return [*entries, (_("No value, because"), reasons)]


class StepForm(forms.Form):
    """A button that says what happens: check, store, store the valid rows, give up."""

    step = forms.ChoiceField(
        choices=[(one, one) for one in ("check", "store", "store_valid", "give_up")]
    )
