"""Numbers that stand in an address, as anyone may have typed them.

In: texts of a query string. Out: numbers; what is none is None, the first page, or not found. Only
0 to 9 make a number here: other signs that count as digits somewhere are no numbers to ``int``.
"""

from django.http import Http404, HttpRequest

# More digits than any key or page has, and fewer than a column can hold.
LONGEST = 18


def whole_number(text: str) -> int | None:
    """The whole number that a text writes, or None."""
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST
    return int(text) if is_number else None


def asked_page(request: HttpRequest, total: int, per_page: int) -> int:
    """The page of the address, among those that ``total`` rows fill; else the nearest one."""
    last = max((total - 1) // per_page + 1, 1)
    return min(max(whole_number(request.GET.get("page", "")) or 1, 1), last)


def asked_year(request: HttpRequest, *, first: int, last: int, usual: int) -> int:
    """The year of the address, or the usual one; outside the years there are it is not found."""
    written = request.GET.get("year", "")
    if not written:
        return usual
    year = whole_number(written) if len(written) == len("2026") else None
    if year is None or not first <= year <= last:
        raise Http404
    return year
