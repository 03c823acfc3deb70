"""Pages and their forms as a browser without script meets them."""

import html as markup
import re

from django.urls import reverse


def text_of(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode()


def page(browser, name, *args, **query):
    response = browser.get(reverse(name, args=args), query)
    assert response.status_code == 200, (name, args, response.status_code)
    return text_of(response)


def fields_of(html):
    """What the form on a page would send: names and values, as a browser without script."""
    form = re.search(r'<form class="form[^>]*id="page-form".*?</form>', html, re.S).group(0)
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        kind = re.search(r'type="(\w+)"', tag).group(1)
        if not name or (kind in {"radio", "checkbox"} and " checked" not in tag):
            continue
        said = markup.unescape(value.group(1)) if value else ""
        if kind == "checkbox":
            found.setdefault(name.group(1), []).append(said)
        else:
            found[name.group(1)] = said
    for name, body in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        found[name] = chosen.group(1) if chosen else ""
    for name, body in re.findall(r'<textarea name="(\w+)".*?>(.*?)</textarea>', form, re.S):
        found[name] = markup.unescape(body).strip()
    return found


def send(browser, path, html, **typed):
    return browser.post(path, fields_of(html) | typed)
