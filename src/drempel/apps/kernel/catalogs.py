"""Catalogues of translations: where they stand, what is wrong with them, and their compiled form.

In: the ``locale`` folders of the apps. Out: compiled ``.mo`` files, or a list of faults. Needs
Babel only, so the first start may compile before Django is set up.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

APPS = Path(__file__).resolve().parents[1]
LANGUAGES = ("fr", "nl")
# The texts are written in English; these may read the same in another language.
SAME_WORDS = 2
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")

Key = tuple[str, str]  # context, text


def app_folders(root: Path = APPS) -> list[Path]:
    """The apps, the kernel first: what it already says, no other app says again."""
    found = [path for path in sorted(root.iterdir()) if (path / "__init__.py").exists()]
    demo = root.parent / "demo"
    if (demo / "__init__.py").exists():
        found.append(demo)
    return sorted(found, key=lambda path: path.name != "kernel")


def catalog_path(app: Path, lang: str) -> Path:
    return app / "locale" / lang / "LC_MESSAGES" / "django.po"


def catalog_paths(root: Path = APPS) -> Iterator[Path]:
    """Every catalogue that exists."""
    for app in app_folders(root):
        for lang in LANGUAGES:
            if catalog_path(app, lang).exists():
                yield catalog_path(app, lang)


def read_catalog(path: Path, lang: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=lang, charset="utf-8")
    with path.open("rb") as source:
        return read_po(source, locale=lang)


def key_of(message: Message) -> Key:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context or "", text)


def write_catalog(path: Path, catalog: Catalog) -> None:
    """Write a catalogue so that two people who add a text do not collide: sorted, no dates."""
    catalog.revision_date = catalog.creation_date = None
    out = BytesIO()
    write_po(out, catalog, width=98, sort_output=True, no_location=True, omit_header=True)
    plural = {"fr": "nplurals=2; plural=(n > 1);", "nl": "nplurals=2; plural=(n != 1);"}
    lang = catalog.locale_identifier or ""
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {lang}\\n"\n"Plural-Forms: {plural[lang]}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(header.encode() + out.getvalue().lstrip(b"\n"))


def compile_catalogs(root: Path = APPS, *, force: bool = False) -> list[Path]:
    """Write the compiled form of every catalogue that changed; return those written."""
    written = []
    for source in catalog_paths(root):
        target = source.with_suffix(".mo")
        fresh = target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns
        if fresh and not force:
            continue
        lang = source.parents[1].name
        out = BytesIO()
        write_mo(out, read_catalog(source, lang))
        target.write_bytes(out.getvalue())
        written.append(target)
    return written


def _texts(value: object) -> list[str]:
    parts = value if isinstance(value, (list, tuple)) else [value]
    return [str(part or "") for part in parts]


def _names(text: str) -> set[str]:
    return {first or second for first, second in _PLACEHOLDER.findall(text)}


def fault_of(message: Message, *, allowed: frozenset[str] = frozenset()) -> str:
    """What is wrong with one translation, or an empty text."""
    sources, targets = _texts(message.id), _texts(message.string)
    if not all(target.strip() for target in targets):
        return "empty"
    if message.fuzzy:
        return "fuzzy"
    wanted = set().union(*(_names(text) for text in sources))
    if any(_names(text) != wanted for text in targets[1:] or targets):
        return "placeholders differ"
    same = targets[0] == sources[0] and len(sources[0].split()) > SAME_WORDS
    return "still English" if same and sources[0] not in allowed else ""
