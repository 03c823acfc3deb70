"""Triggers step aside while the tables of the embedded database are made anew."""

import pytest
from django.apps import apps
from django.db import connection

from drempel.apps.kernel.apps import _install, _lift
from drempel.apps.kernel.triggers import missing_triggers, registered

pytestmark = pytest.mark.django_db
IS_EMBEDDED = connection.vendor == "sqlite"


def test_with_migrations_to_apply_they_go_and_come_back():
    kernel = apps.get_app_config("kernel")
    assert missing_triggers() == []
    _lift(kernel, plan=[("a migration", False)])
    gone = {trigger.name for trigger in registered() if trigger.event != "TRUNCATE"}
    assert set(missing_triggers()) == (gone if IS_EMBEDDED else set())
    _install(kernel)
    assert missing_triggers() == []


def test_with_nothing_to_apply_they_stay():
    _lift(apps.get_app_config("kernel"), plan=[])
    assert missing_triggers() == []
