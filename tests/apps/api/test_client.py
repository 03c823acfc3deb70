"""The example for a terminal, against a server that really listens."""

import csv
import importlib.util
import io
import sys
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError

import pytest

from drempel.apps.activity.models import model_of
from tests.apps.api.serving import Server

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "drempel_client.py"
HEAD = ["happened_on", "service_line", "channel", "topic", "is_missed_call", "funder_tags"]


@pytest.fixture
def client_module():
    spec = importlib.util.spec_from_file_location("drempel_client", EXAMPLE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_file(folder, rows):
    path = folder / "contacts.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(rows)
    return path


@pytest.fixture
def server(house):
    made = Server()
    yield made
    made.close()


def test_a_file_sent_twice_is_stored_once(caller, server, tmp_path):
    token = tmp_path / "token.txt"
    token.write_text(caller.secret + "\n", encoding="utf-8")
    # Two rows are alike: two visitors came for the same.
    rows = [[f"2026-11-{day:02}", "A1-G", "DESK", "LEASE", "no", ""] for day in range(1, 20)]
    path = write_file(tmp_path, [*rows, rows[0]])

    def send(*more):
        said = ["--kind", "contact", "--address", server.address, "--token-file", str(token)]
        return server.run([sys.executable, "-I", str(EXAMPLE), str(path), *said, *more])

    assert send("--batch", "8") == (0, "20 stored, 0 unchanged, 0 refused", "")
    assert send() == (0, "0 stored, 20 unchanged, 0 refused", "")
    assert model_of("contact").objects.count() == 20
    write_file(tmp_path, [["2026-11-31", "A1-G", "DESK", "LEASE", "", ""], rows[1]])
    status, said, errors = send()
    assert (status, said) == (1, "0 stored, 1 unchanged, 1 refused")
    assert errors.startswith("row 2, happened_on: found '2026-11-31'")
    token.write_text("drp_nothing", encoding="utf-8")
    status, said, errors = send()
    assert (status, said) == (2, "")
    assert errors.startswith("401: ")


def test_it_comes_back_after_a_refusal_with_the_same_key(client_module, monkeypatch, capsys):
    heads = Message()
    heads["Retry-After"] = "7"
    answers = [
        HTTPError("u", 429, "", heads, io.BytesIO(b"")),
        HTTPError("u", 503, "", Message(), io.BytesIO(b"")),
        ConnectionResetError("reset"),
    ]
    keys, waits = [], []

    class Answer(io.BytesIO):
        status = 200

    class Opener:
        def open(self, request, timeout):
            keys.append(request.headers["Idempotency-key"])
            if answers:
                raise answers.pop(0)
            return Answer(b'{"items": []}')

    monkeypatch.setattr(client_module, "OPENER", Opener())
    monkeypatch.setattr(client_module.time, "sleep", waits.append)
    assert client_module.send("http://u/", "t", {"records": []}, "k") == (200, {"items": []})
    assert keys == ["k"] * 4
    assert waits == [7, 2, 4]
    assert "429: trying again in 7 s" in capsys.readouterr().err


def test_it_gives_up_in_one_line(client_module, monkeypatch):
    class Opener:
        def open(self, request, timeout):
            raise ConnectionRefusedError("refused")

    monkeypatch.setattr(client_module, "OPENER", Opener())
    monkeypatch.setattr(client_module.time, "sleep", lambda _seconds: None)
    with pytest.raises(client_module.ClientError, match="no answer after 6 tries"):
        client_module.send("http://u/", "t")


@pytest.mark.parametrize("address", ["http://drempel.example", "ftp://x", "drempel.example"])
def test_a_token_never_travels_in_the_open(client_module, address, tmp_path, capsys):
    said = ["x.csv", "--kind", "contact", "--address", address, "--token-file", str(tmp_path)]
    assert client_module.main(said) == 2
    assert "https://" in capsys.readouterr().err
    assert client_module.checked_address("http://127.0.0.1:8000/") == "http://127.0.0.1:8000"
