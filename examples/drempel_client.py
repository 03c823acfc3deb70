#!/usr/bin/env python3
"""Send the rows of a CSV file to Drempel. An example to start from: standard library only.

    python drempel_client.py contacts.csv --kind contact \\
        --address https://drempel.example --token-file token.txt

The first row names the fields, as in an export; a column ``id`` is the identifier of each record.
Without one, an identifier is made from the row itself, so that the same file sent twice is stored
once. What is left empty is left as it is.

Prints how many records were stored, unchanged and refused. Exit status: 0 when all rows stand in
Drempel, 1 when some were refused (each is named on the error stream), 2 when nothing can be done.
"""

import argparse
import csv
import hashlib
import json
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

TRIES, FIRST_WAIT, LONGEST_WAIT = 6, 1, 60
ANSWERED = (200, 207)
YES, NO = ("yes", "true", "1", "oui", "ja"), ("no", "false", "0", "non", "nee")


class ClientError(Exception):
    """Why nothing more can be done, in one line."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A token is sent to the address that was given and to no other."""

    def redirect_request(self, *_args, **_options):
        return None


def tell(words, stream=None):
    (stream or sys.stderr).write(f"{words}\n")


OPENER = urllib.request.build_opener(_NoRedirect)


def checked_address(text):
    """The address of Drempel; a token never travels in the open."""
    parts = urlsplit(text)
    here = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if parts.scheme == "https" or (parts.scheme == "http" and here):
        return text.rstrip("/")
    raise ClientError(f"{text}: expected an address that begins with https://")


def send(url, token, data=None, key=""):
    """One request, tried again on 429 and 5xx; returns the status and the JSON of the answer.

    The key stays the same: a request that arrived although its answer was lost is not done twice.
    """
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    body = None
    if data is not None:
        body = json.dumps(data).encode()
        headers |= {"Content-Type": "application/json", "Idempotency-Key": key}
    wait = FIRST_WAIT
    for attempt in range(1, TRIES + 1):
        request = urllib.request.Request(url, data=body, headers=headers)  # noqa: S310 - checked
        said, problem = None, ""
        try:
            with OPENER.open(request, timeout=120) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            with error:
                if error.code != 429 and error.code < 500:
                    return error.code, read_json(error)
                said, problem = error.headers.get("Retry-After", ""), str(error.code)
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            problem = str(getattr(error, "reason", error))
        if attempt < TRIES:
            pause = int(said) if said and said.isdigit() else wait
            tell(f"{problem}: trying again in {pause} s")
            time.sleep(pause)
            wait = min(wait * 2, LONGEST_WAIT)
    raise ClientError(f"{url}: no answer after {TRIES} tries ({problem})")


def read_json(response):
    try:
        return json.load(response)
    except ValueError:
        return {}


def fields_of(address, token, kind):
    """The fields of a kind by name."""
    status, answer = send(f"{address}/api/v1/kinds", token)
    if status != 200:
        raise ClientError(f"{status}: {answer.get('detail', 'no list of kinds')}")
    for one in answer["items"]:
        if one["kind"] == kind:
            return {field["name"]: field for field in one["fields"]}
    raise ClientError(
        f"{kind}: no such kind; one of {', '.join(k['kind'] for k in answer['items'])}"
    )


def read_rows(path):
    """The rows of a CSV file as dicts; commas or semicolons, UTF-8."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ClientError(f"{path}: {error}") from None
    first = text.partition("\n")[0]
    sign = ";" if first.count(";") > first.count(",") else ","
    return list(csv.DictReader(text.splitlines(keepends=True), delimiter=sign))


def value_of(field, text):
    """A cell as a value of JSON."""
    type_ = field["type"] if field else "text"
    if type_ == "many_codes":
        return [part.strip() for part in text.split(";") if part.strip()]
    if type_ == "boolean" and text.lower() in YES + NO:
        return text.lower() in YES
    return text


def records_of(rows, kind, fields):
    """What is sent for each row, with an identifier."""
    seen = Counter()
    for row in rows:
        cells = {name: text.strip() for name, text in row.items() if name and text}
        record = {
            name: value_of(fields.get(name), text)
            for name, text in cells.items()
            if text and not fields.get(name, {}).get("is_read_only")
        }
        if "id" not in record:
            said = json.dumps([kind, sorted(cells.items())])
            seen[said] += 1
            digest = hashlib.sha256(f"{said}{seen[said]}".encode()).hexdigest()
            record["id"] = f"csv-{digest[:32]}"
        yield record


def send_all(address, token, kind, records, size):
    """Send the records in batches; returns counts by result."""
    counts = Counter()
    for start in range(0, len(records), size):
        part = records[start : start + size]
        url = f"{address}/api/v1/{kind}/batch"
        status, answer = send(url, token, {"records": part}, key=str(uuid.uuid4()))
        if status not in ANSWERED:
            reason = answer.get("detail") or json.dumps(answer.get("errors", ""))
            raise ClientError(f"{status}: {reason}")
        for item in answer["items"]:
            counts[item["result"]] += 1
            for error in item["errors"]:
                # Row 1 of the file names the fields.
                line = start + item["index"] + 2
                words = f"found {error['found']!r}, expected {error['expected']}"
                tell(f"row {line}, {error['field']}: {words}")
    return counts


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", help="a CSV file; its first row names the fields")
    parser.add_argument("--kind", required=True, help="the kind of the records, as in contact")
    parser.add_argument("--address", required=True, help="https://…")
    parser.add_argument("--token-file", required=True, help="a file that holds the token")
    parser.add_argument("--batch", type=int, default=200, help="records in one request, to 1000")
    said = parser.parse_args(arguments)
    try:
        address = checked_address(said.address)
        token = Path(said.token_file).read_text(encoding="utf-8").strip()
        fields = fields_of(address, token, said.kind)
        records = list(records_of(read_rows(said.file), said.kind, fields))
        size = max(1, min(said.batch, 1000))
        counts = send_all(address, token, said.kind, records, size)
    except (ClientError, OSError) as error:
        tell(error)
        return 2
    refused = counts["faults"] + counts["stale"]
    said = f"{counts['stored']} stored, {counts['unchanged']} unchanged, {refused} refused"
    tell(said, sys.stdout)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
