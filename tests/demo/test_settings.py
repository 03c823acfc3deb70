"""Settings for production found no demonstration, however empty the database is."""

import pytest
from django.core.management import CommandError, call_command

from drempel.apps.kernel.models import Installation

pytestmark = pytest.mark.django_db


def test_production_settings_refuse_the_demonstration(settings):
    settings.DEMONSTRATION_ALLOWED = False
    with pytest.raises(CommandError, match="for production") as refusal:
        call_command("demo")
    assert refusal.value.returncode == 2
    assert not Installation.objects.exists()
