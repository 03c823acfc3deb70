"""The files that make up the app on the device, and the digest that names their version.

In: the static files of this app and of the kernel. Out: addresses, and the service worker.
"""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse

from drempel.apps.offline.words import device_words

STYLES = ("kernel/tokens.css", "kernel/layout.css", "kernel/parts.css", "offline/offline.css")
SCRIPTS = tuple(f"offline/{name}.js" for name in ("store", "words", "form", "sync", "app"))
MARK, WORKER, SHELL = "kernel/mark.svg", "offline/worker.js", "offline/app.html"
ICONS = (
    ("offline/icon-192.png", "192x192", "any"),
    ("offline/icon-512.png", "512x512", "any"),
    ("offline/icon-maskable-512.png", "512x512", "maskable"),
)
COLOUR, PAPER = "#33439b", "#faf8f3"


def _bytes(name: str) -> bytes:
    path = finders.find(name)
    if not path:
        raise FileNotFoundError(name)
    return Path(path).read_bytes()


@cache
def version() -> str:
    """Twelve signs that change with every file, and every word, that the device keeps."""
    seal = hashlib.sha256(json.dumps(device_words(), sort_keys=True).encode())
    seal.update((Path(__file__).parent / "templates" / SHELL).read_bytes())
    for name in (*STYLES, *SCRIPTS, MARK, WORKER):
        seal.update(_bytes(name))
    return seal.hexdigest()[:12]


def address(name: str) -> str:
    """Where a file is fetched; the version keeps an older copy from standing in."""
    return f"{static(name)}?v={version()}"


def worker_source() -> str:
    """The service worker, with what it keeps written above it."""
    kept = {
        "version": version(),
        "shell": reverse("offline_app"),
        "assets": [
            *(address(name) for name in (*STYLES, *SCRIPTS, MARK)),
            reverse("offline_words"),
        ],
    }
    return f"const KEPT = {json.dumps(kept, indent=1)};\n{_bytes(WORKER).decode()}"


def manifest(language: str) -> dict[str, Any]:
    """What a phone needs to install the app, in one language."""
    words = device_words()
    home = reverse("offline_app")
    return {
        "id": home,
        "name": f"{words['product'][language]} – {words['title'][language]}",
        "short_name": words["product"][language],
        "lang": language,
        "start_url": home,
        "scope": "/",
        "display": "standalone",
        "theme_color": COLOUR,
        "background_color": PAPER,
        "icons": [
            {"src": static(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in ICONS
        ],
    }
