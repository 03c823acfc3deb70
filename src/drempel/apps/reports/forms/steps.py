"""What the steps of a sent report ask."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drempel.apps.kernel.fields import WordsField
from drempel.apps.reports.models import Remark

LONGEST = 3000


class ReasonForm(forms.Form):
    reason = WordsField(label=_("Why is a correction needed?"), rows=4, max_length=LONGEST)


class NoteForm(forms.Form):
    note = WordsField(
        label=_("A word to the association"), rows=4, required=False, max_length=LONGEST
    )


class RemarkForm(forms.Form):
    """A question on a section, or on one of its figures. figures: pairs of code and name."""

    figure = forms.ChoiceField(label=_("About which figure?"), required=False)
    question = WordsField(label=_("Your question"), rows=5, max_length=LONGEST)

    def __init__(self, *args: Any, figures: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["figure"].choices = [("", _("The section as a whole")), *figures]


class AnswersForm(forms.Form):
    """One answer for each question of a round. places: what each question is about, in words."""

    def __init__(
        self, *args: Any, remarks: Iterable[Remark], places: Mapping[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.remarks = {f"answer_{one.pk}": one for one in remarks}
        for name, one in self.remarks.items():
            self.fields[name] = WordsField(
                label=gettext("Your answer – %(place)s") % {"place": places[one.pk]},
                rows=4,
                required=False,
                initial=one.answer,
                max_length=LONGEST,
            )
            self.fields[name].is_needed_later = True

    def answered(self) -> list[tuple[Remark, str]]:
        """The questions whose answer was written or changed."""
        return [
            (self.remarks[name], text.strip())
            for name, text in self.cleaned_data.items()
            if text.strip() and text.strip() != self.remarks[name].answer.strip()
        ]
