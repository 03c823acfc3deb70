"""``drempel disclosure``: files in, files and verdicts out."""

import csv

import pytest

pytestmark = pytest.mark.pure
COUNTS = """\
place,kind,count
Ixelles,alone,3
Ixelles,couple,20
Jette,alone,12
Jette,couple,9
Uccle,alone,8
Uccle,couple,30
"""


@pytest.fixture
def files(tmp_path):
    given, out = tmp_path / "counts.csv", tmp_path / "out.csv"
    given.write_text(COUNTS, encoding="utf-8")
    return given, out


def lines(path):
    with path.open(encoding="utf-8", newline="") as file:
        return {(one["place"], one["kind"]): one for one in csv.DictReader(file)}


def test_a_protected_file_has_every_cell_and_passes_its_audit(files, run):
    given, out = files
    answer = run("disclosure", "protect", str(given), "--threshold", "5", "--out", str(out))
    assert answer.status == 0
    assert answer.json["least"]
    found = lines(out)
    assert len(found) == 12
    assert (
        found["Ixelles", "alone"] | {"count": "", "status": "primary"} == found["Ixelles", "alone"]
    )
    assert found["*", "*"]["count"] == "82"
    hidden = {key for key, one in found.items() if one["status"] == "complementary"}
    assert hidden == {("Ixelles", "couple"), ("Jette", "alone"), ("Jette", "couple")}
    verdict = run("disclosure", "audit", str(given), str(out), "--threshold", "5")
    assert verdict.status == 0
    small = next(one for one in verdict.json["cells"] if one["true"] == 3)
    assert (small["lo"], small["hi"], small["protected"]) == (0, 15, True)


def test_the_order_of_the_lines_and_a_second_time_give_the_same_file(files, run):
    given, out = files
    run("disclosure", "protect", str(given), "--out", str(out))
    first = out.read_bytes()
    head, *rest = COUNTS.splitlines()
    given.write_text("\n".join([head, *reversed(rest)]), encoding="utf-8")
    run("disclosure", "protect", str(given), "--out", str(out))
    assert out.read_bytes() == first


def test_an_audit_that_does_not_pass_says_which_and_ends_with_one(files, run):
    given, out = files
    run("disclosure", "protect", str(given), "--out", str(out))
    text = out.read_text(encoding="utf-8")
    out.write_text(text.replace("Jette,alone,,", "Jette,alone,12,"), encoding="utf-8")
    verdict = run("disclosure", "audit", str(given), str(out), "--threshold", "5")
    assert verdict.status == 1
    assert not verdict.json["protected"]
    assert {(one["lo"], one["hi"]) for one in verdict.json["cells"]} >= {(3, 3)}
    out.write_text(text.replace("Ixelles,alone,,", "Ixelles,alone,3,"), encoding="utf-8")
    assert run("disclosure", "audit", str(given), str(out)).json["shown_small"] == [
        {"place": "Ixelles", "kind": "alone", "true": 3}
    ]


def test_rounding_hides_nothing(files, run):
    given, out = files
    run("disclosure", "protect", str(given), "--method", "round", "--out", str(out))
    found = lines(out)
    assert found["Ixelles", "alone"]["count"] == "5"
    assert found["*", "*"]["count"] == "80"
    assert {one["status"] for one in found.values()} == {"shown"}


def test_three_dimensions(files, run):
    given, out = files
    given.write_text(
        "year,place,kind,count\n"
        + "".join(
            f"{year},{place},{kind},{count}\n"
            for year, place, kind, count in [
                *(("2024", "a", "x", 2), ("2024", "a", "y", 9), ("2024", "b", "x", 11)),
                *(("2024", "b", "y", 14), ("2025", "a", "x", 8), ("2025", "a", "y", 7)),
                *(("2025", "b", "x", 6), ("2025", "b", "y", 30)),
            ]
        ),
        encoding="utf-8",
    )
    assert run("disclosure", "protect", str(given), "--out", str(out)).status == 0
    verdict = run("disclosure", "audit", str(given), str(out))
    assert verdict.status == 0
    assert all(one["exact"] for one in verdict.json["cells"])


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("a,count\nx,-1\n", (), "line 2: found '-1'; expected a whole number"),
        ("a,count\nx,1\nx,2\n", (), "line 3: x stands twice"),
        ("a,number\nx,1\n", (), "found a, number; expected a, count"),
        ("a,count\n", (), "no counts"),
        ("a,count\nx,1\n", ("--group", "b"), "--group: found 'b'; expected one of a"),
        ("a,count\nx,1\n", ("--threshold", "1"), "--threshold: found 1; expected 2 or more"),
    ],
)
def test_a_file_that_is_no_table_is_one_line_and_status_2(files, run, text, words, line):
    given, out = files
    given.write_text(text, encoding="utf-8")
    answer = run("disclosure", "protect", str(given), "--out", str(out), *words)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert line in answer.err
    assert not out.exists()
