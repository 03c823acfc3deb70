"""``messages [app …]``: bring the catalogues in line with the code; ``--check`` only tells.

New texts are added empty, texts that are gone are removed, translations are kept. A text the
kernel already has is not asked again of another app.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from django.core.management.base import BaseCommand, CommandError, CommandParser

from drempel.apps.kernel.catalogs import (
    APPS,
    LANGUAGES,
    app_folders,
    catalog_path,
    fault_of,
    key_of,
    read_catalog,
    write_catalog,
)
from drempel.apps.kernel.extraction import Found, texts_of_app

# Names and codes that read the same in every language.
SAME_IN_EVERY_LANGUAGE: frozenset[str] = frozenset()


def wanted_texts() -> dict[Path, Found]:
    """App folder -> the texts its own catalogue holds."""
    wanted: dict[Path, Found] = {}
    kernel: Found = {}
    for app in app_folders(APPS):
        found = texts_of_app(app)
        wanted[app] = {key: plural for key, plural in found.items() if key not in kernel}
        kernel = kernel or found
    return wanted


def updated_catalog(path: Path, lang: str, wanted: Found) -> Catalog:
    """The catalogue with exactly the wanted texts, and the translations it already had."""
    old = {key_of(message): message for message in read_catalog(path, lang) if message.id}
    new = Catalog(locale=lang, charset="utf-8")
    for (context, text), plural in wanted.items():
        kept = old.get((context, text))
        empty: Any = ("", "") if plural else ""
        fits = kept is not None and isinstance(kept.string, tuple) == bool(plural)
        new.add(
            (text, plural) if plural else text,
            kept.string if kept is not None and fits else empty,
            context=context or None,
        )
    return new


def faults(names: Collection[str] = ()) -> list[str]:
    """Everything that would show a reader an English or a broken text, in all apps or in some."""
    found: list[str] = []
    said: dict[tuple[str, str, str], tuple[str, Path]] = {}
    for app, wanted in wanted_texts().items():
        for lang in LANGUAGES:
            path = catalog_path(app, lang)
            place = path.relative_to(APPS.parent)
            have = {key_of(message): message for message in read_catalog(path, lang) if message.id}
            here = [f"missing: {text}" for _c, text in sorted(wanted.keys() - have.keys())]
            here += [f"obsolete: {text}" for _c, text in sorted(have.keys() - wanted.keys())]
            for key in sorted(wanted.keys() & have.keys()):
                fault = fault_of(have[key], allowed=SAME_IN_EVERY_LANGUAGE)
                here += [f"{fault}: {key[1]}"] if fault else []
                first, there = said.setdefault((lang, *key), (str(have[key].string), app))
                # Django joins all catalogues: one text has one translation, or a context.
                here += (
                    [f"not as in {there.name}: {key[1]}"] if first != str(have[key].string) else []
                )
            if not names or app.name in names:
                found += [f"{place}: {fault}" for fault in here]
    return found


class Command(BaseCommand):
    help = "Bring the catalogues of translations in line with the texts of the code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("apps", nargs="*", help="names of apps; none means all")
        parser.add_argument("--check", action="store_true", help="change nothing, list the faults")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = options["apps"]
        if not options["check"]:
            for app, wanted in wanted_texts().items():
                for lang in LANGUAGES:
                    path = catalog_path(app, lang)
                    if (wanted or path.exists()) and (not chosen or app.name in chosen):
                        write_catalog(path, updated_catalog(path, lang, wanted))
        found = faults(chosen)
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} texts are not ready")
        self.stdout.write("Every text is translated.")
