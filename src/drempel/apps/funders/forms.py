"""The form of one number typed by hand."""

from django.utils.translation import gettext_lazy

from drempel.apps.reports.forms.writing import NumberForm


class LineForm(NumberForm):
    without = gettext_lazy("Take this number away: the line is empty again")
