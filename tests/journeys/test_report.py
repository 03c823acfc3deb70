"""The activity report in a browser, from its first line to the acceptance and a correction.

Three people, as it is in life: someone writes, a second person signs, the Region asks and accepts.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from drempel.apps.reports.steps import REPORT_STEPS
from tests.journeys.road import choose_in_demonstration
from tests.journeys.visitors import Visitor
from tests.journeys.world import Site

Visit = Callable[..., Visitor]
YEAR = 2025
REPORT = f"/report/{YEAR}/"
# What people write stays as they wrote it; the figure is filled in when the text is read.
WORDS = {
    "fr": ("Nous avons répondu à {AX-04} demandes.", "Vérifié avec l’équipe.", "Pourquoi si peu ?"),
    "nl": ("We beantwoordden {AX-04} vragen.", "Nagekeken met het team.", "Waarom zo weinig?"),
}
ANSWER = "La permanence du soir a commencé en mars."


def come_in(visitor: Visit, site: Site, role: str, language: str, *, script: bool) -> Visitor:
    who = visitor(site, language=language, script=script)
    choose_in_demonstration(who, site.person(role)["name"])
    return who


def write_the_year(writer: Visitor, text: str, *, script: bool) -> None:
    """The text of the whole year; with scripts it is kept while it is written."""
    writer.go(f"{REPORT}section/year/")
    writer.page.locator("textarea[name=happened]").fill(text)
    if script:
        expect(writer.page.locator("#saved")).to_contain_text(re.compile(r"\d\d"), timeout=15_000)
        writer.go(f"{REPORT}section/year/")
        assert writer.page.locator("textarea[name=happened]").input_value() == text
    writer.fill({"is_done": True})
    writer.button("Save and go on").click()
    assert writer.path == REPORT, writer.text()


def finish_every_section(writer: Visitor, explained: str) -> None:
    writer.go(REPORT)
    links = writer.page.locator(f"main a[href^='{REPORT}section/']")
    for path in dict.fromkeys(one.get_attribute("href") or "" for one in links.all()):
        writer.go(path)
        writer.fill({"is_done": True})
        writer.button("Save and go on").click()
        assert writer.path == REPORT, f"{path}: {writer.text()}"
    writer.go(f"{REPORT}findings/")
    boxes = writer.page.locator("main textarea[name^=finding_]").all()
    for box in boxes:
        box.fill(explained)
    if boxes:
        writer.button("Save the explanations").click()
        assert writer.path == REPORT, writer.text()


def hand_over(writer: Visitor) -> str:
    """Through the page that shows it all once more; returns the address of the report."""
    writer.go(REPORT)
    writer.link("Check and hand over").click()
    writer.button("Hand over for signature").click()
    assert re.fullmatch(r"/reports/[A-Z0-9-]+/", writer.path), writer.text()
    assert writer.said("Waits for the signature of a second person") in writer.text()
    return writer.path


def take(who: Visitor, path: str, verb: str, **typed: str) -> None:
    """A step, by the button that stands on the page of the report."""
    who.go(path)
    who.link(REPORT_STEPS[verb].button).click()
    who.fill(typed)
    who.button(REPORT_STEPS[verb].button).click()
    assert not who.path.endswith(f"/step/{verb}/"), who.text()


@pytest.mark.parametrize(
    ("language", "script"),
    [
        pytest.param("nl", True, id="script"),
        pytest.param("fr", False, id="no script", marks=pytest.mark.neutral),
    ],
)
def test_the_road_of_a_report(visitor: Visit, own_site: Site, language: str, script: bool) -> None:
    text, explained, question = WORDS[language]
    writer = come_in(visitor, own_site, "writer", language, script=script)
    signer = come_in(visitor, own_site, "signer", language, script=script)
    officer = come_in(visitor, own_site, "case_officer", language, script=script)

    writer.go(f"{REPORT}begin/")
    writer.button("Begin the report").click()
    assert writer.path == REPORT
    write_the_year(writer, text, script=script)
    finish_every_section(writer, explained)
    path = hand_over(writer)

    take(signer, path, "submit")
    assert signer.heading == signer.said("The report has arrived")
    reference = path.split("/")[2]
    assert reference in signer.text()

    officer.go("/reports/")
    assert reference in officer.text()
    officer.go(f"{path}?section=year")
    before, after = text.split("{AX-04}")
    told = re.search(f"{re.escape(before)}([\\d., ]+){re.escape(after)}", officer.text())
    assert told, "the figure stands in the text"
    count = own_site.count("reports_report", f"reference = '{reference}' AND state = 'submitted'")
    assert count == 1

    officer.page.locator("main a[href*='/remark/']").first.click()
    officer.fill({"question": question})
    officer.button("Write the question down").click()
    signer.go(f"{path}?section=year")
    assert question not in signer.text(), "nobody sees a question before it is asked"
    take(officer, path, "ask")
    writer.go(path)
    writer.link("Answer the questions").click()
    writer.page.locator("main textarea").first.fill(ANSWER)
    writer.button("Save the answers").click()
    take(signer, path, "answer")
    officer.go(f"{path}?section=year")
    assert ANSWER in officer.text()
    take(officer, path, "accept", note=explained)
    signer.go(path)
    assert explained in signer.text()
    check_print(signer, path, before, told[1])

    take(signer, path, "correct", reason=explained)
    assert signer.path == REPORT
    assert own_site.count("reports_report", "number = 2 AND state = 'draft'") == 1
    accepted = f"reference = '{reference}' AND state = 'accepted'"
    assert own_site.count("reports_report", accepted) == 1


def check_print(signer: Visitor, path: str, before: str, figure: str) -> None:
    """The printed report says the same sentence with the same figure."""
    answer = signer.context.request.get(f"{path}report.pdf")
    assert answer.ok
    (signer.site.world.folder / "report.pdf").write_bytes(answer.body())
    pages = PdfReader(signer.site.world.folder / "report.pdf").pages
    printed = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert f"{before}{figure.strip()}" in printed.replace("\u00a0", " ").replace("\u202f", " ")
