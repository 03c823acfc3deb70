"""Someone in front of a browser: opens pages, reads, types, presses; hears every complaint."""

import os
import shutil
from collections.abc import Mapping
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from django.utils import translation
from playwright.sync_api import Browser, Locator, Page, Response

from tests.journeys.world import Site

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDE, PHONE, NARROW = (1280, 800), (390, 844), (320, 640)


def find_chromium() -> str:
    """The path of a Chromium, from DREMPEL_CHROMIUM or the PATH; empty when there is none."""
    named = os.environ.get("DREMPEL_CHROMIUM")
    if named:
        return named if os.access(named, os.X_OK) else ""
    return next((path for name in NAMES if (path := shutil.which(name))), "")


def said(language: str, words: Any) -> str:
    """The product's own words in a language; not being translated is an error."""
    with translation.override("en"):
        english = translation.gettext(str(words))
    with translation.override(language):
        text = translation.gettext(words) if isinstance(words, str) else str(words)
    assert language == "en" or text != english, f"{english!r} does not exist in {language}"
    return text


class Visitor:
    """One person with one browser window.

    person: as in the census; None is a visitor without an account. signed_in: already through
    the door. script: whether scripts run. size: of the window.
    """

    def __init__(
        self,
        browser: Browser,
        site: Site,
        person: Mapping[str, Any] | None = None,
        *,
        language: str = "fr",
        script: bool = True,
        size: tuple[int, int] = WIDE,
    ) -> None:
        self.site, self.person, self.language = site, person, language
        self.complaints: list[str] = []
        self.context = browser.new_context(
            base_url=site.address,
            java_script_enabled=script,
            viewport={"width": size[0], "height": size[1]},
            locale="en",
        )
        self.context.set_default_timeout(15_000)
        self.speak(language)
        self.page: Page = self.open_window()

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.context.close()
        if kind is None:
            assert self.complaints == []

    def open_window(self) -> Page:
        page = self.context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        return page

    def _hear(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(f"{self.page.url}: {message.text}")

    def speak(self, language: str) -> None:
        """As if the language had been chosen on this device before."""
        self.language = language
        self._cookie("django_language", language)

    def carry(self, session: str) -> "Visitor":
        """Go on with a session that exists, without passing the door."""
        self._cookie("sessionid", session)
        return self

    def _cookie(self, name: str, value: str) -> None:
        host = urlsplit(self.site.address).hostname or ""
        self.context.add_cookies([{"name": name, "value": value, "domain": host, "path": "/"}])

    def go(self, path: str, *, status: int = 200) -> Response:
        """Open an address; anything but ``status`` is an error."""
        response = self.page.goto(path)
        assert response is not None
        assert response.status == status, f"{path}: {response.status}, expected {status}"
        return response

    def said(self, words: Any) -> str:
        return said(self.language, words)

    @property
    def path(self) -> str:
        """Where the window is once its page has loaded: what stands on it can then be counted."""
        seen = ""
        while seen != self.page.url:
            seen = self.page.url
            self.page.wait_for_load_state()
        return urlsplit(seen).path

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def text(self, selector: str = "main") -> str:
        """What can be read there, every kind of space as a plain one."""
        return " ".join(self.page.locator(selector).first.inner_text().split())

    def link(self, words: Any) -> Locator:
        return self.page.get_by_role("link", name=self.said(words), exact=True)

    def button(self, words: Any) -> Locator:
        return self.page.locator("main").get_by_role("button", name=self.said(words), exact=True)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Type, tick and choose, by the name of the field.

        A list means: exactly these boxes. True and False are for a single box.
        """
        for name, value in values.items():
            fields = self.page.locator(f"main form [name={name}]")
            if isinstance(value, bool):
                fields.set_checked(value)
            elif isinstance(value, list):
                for box in fields.all():
                    box.set_checked(box.get_attribute("value") in value)
            elif fields.first.get_attribute("type") == "radio":
                self.page.locator(f"main form [name={name}][value={value}]").check()
            elif fields.first.evaluate("field => field.tagName") == "SELECT":
                fields.select_option(value)
            else:
                fields.fill(value)

    def sign_in(self, email: str, password: str) -> None:
        """Through the door, with a password."""
        self.go("/sign-in/")
        self.fill({"username": email, "password": password})
        self.button("Sign in").click()
        assert not self.path.startswith("/sign-in/"), self.text()

    def download(self, link: Locator) -> bytes:
        """The file behind a link, asked with this person's cookies."""
        address = link.get_attribute("href") or ""
        answer = self.context.request.get(address)
        assert answer.ok, f"{address}: {answer.status}"
        return answer.body()
