"""The import contracts name every app, and every value of the law says where it comes from."""

import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from drempel.engines.scheme import load_scheme

ROOT = Path(__file__).resolve().parents[2]
STATUSES = {"confirmed", "assumed"}


def contracts() -> list[dict]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["tool"]["importlinter"]["contracts"]


def test_every_app_has_its_place_in_the_arrow():
    layers = next(one["layers"] for one in contracts() if one["type"] == "layers")
    folders = {
        f"drempel.apps.{path.name}"
        for path in (ROOT / "src/drempel/apps").iterdir()
        if (path / "__init__.py").exists()
    }
    assert folders == {layer for layer in layers if layer.startswith("drempel.apps.")}
    installed = {app for app in settings.INSTALLED_APPS if app.startswith("drempel.apps.")}
    assert installed == folders
    assert {"drempel.config", "drempel.engines"} <= set(layers)


def test_the_engines_may_not_know_django_nor_the_clock():
    pure = next(one for one in contracts() if one["type"] == "forbidden")
    assert pure["source_modules"] == ["drempel.engines"]
    assert {"django", "drempel.apps", "time", "random", "socket"} <= set(pure["forbidden_modules"])


@pytest.mark.parametrize("pack", ["schemes/brussels_vih", "tests/schemes/tiny_pack"])
def test_every_value_of_the_law_has_its_source_its_ground_and_its_status(pack):
    scheme = load_scheme(ROOT / pack)
    values = scheme.parameters()
    assert values
    for value in values:
        assert value.status in STATUSES, value.place
        assert value.source.strip(), value.place
        assert set(value.laws) == set(scheme.languages), value.place
        assert all(text.strip() for text in value.laws.values()), value.place
    for rules in scheme.rule_sets():
        assert rules.visas, rules.key
