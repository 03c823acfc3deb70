"""What a visitor gives to verify a letter: its code, and the file they received."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from drempel.apps.documents.codes import read_code
from drempel.apps.documents.fingerprints import MAX_BYTES


class CodeForm(forms.Form):
    """The code of a letter, typed in any way."""

    code = forms.CharField(
        label=_("Code of the letter"),
        help_text=_("Twelve letters and digits, for example 7K3M-QX9D-2HTF."),
        max_length=40,
        error_messages={"required": _("Enter the code that is printed on the letter.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(
                _(
                    "This is not a complete code. A code has twelve letters and digits in three "
                    "groups of four; 0, O, 1, I, L and U are never used."
                )
            )
        return code


class FileForm(forms.Form):
    """A PDF file that is compared with the one that was sent."""

    file = forms.FileField(
        label=_("The file you received"),
        help_text=_("A PDF file of at most 10 MB. It is compared and never kept."),
        error_messages={
            "required": _("Choose the PDF file that you want to compare."),
            "empty": _("This file is empty. Choose the PDF file that you received."),
        },
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # A file cannot be offered back: a page that is shown again starts without one.
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(_("This file is larger than 10 MB: it is not our letter."))
        return file
