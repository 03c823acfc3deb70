"""What a machine lacks is named, with the package that brings it."""

import socket

from bootstrap import needs


def test_named_chromium_wins_and_must_be_a_program(tmp_path):
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    assert needs.find_chromium({"DREMPEL_CHROMIUM": str(program), "PATH": ""}) == ""
    program.chmod(0o755)
    assert needs.find_chromium({"DREMPEL_CHROMIUM": str(program), "PATH": ""}) == str(program)
    assert needs.find_chromium({"PATH": str(tmp_path)}) == str(program)


def test_missing_chromium_is_named_with_its_package(tmp_path, monkeypatch):
    monkeypatch.setattr(needs, "has_fonts", lambda: True)
    (line,) = needs.missing_for_browser({"PATH": str(tmp_path)})
    assert "apt-get install chromium" in line


def test_missing_fonts_are_named_with_their_package(monkeypatch):
    monkeypatch.setattr(needs, "has_fonts", lambda: False)
    monkeypatch.setattr(needs, "find_chromium", lambda _env: "/usr/bin/chromium")
    (line,) = needs.missing_for_browser({})
    assert "apt-get install fonts-liberation" in line


def test_embedded_database_needs_nothing():
    assert needs.missing_for_database("") == ()
    assert needs.missing_for_database("sqlite:////tmp/x.sqlite3") == ()


def test_postgresql_that_does_not_answer_is_named():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        url = f"postgres://someone@127.0.0.1:{port}/drempel"
        (line,) = needs.missing_for_database(url)  # bound, but not listening
        assert f"127.0.0.1:{port}" in line
        assert "apt-get install postgresql" in line
        listener.listen()
        assert needs.missing_for_database(url) == ()
