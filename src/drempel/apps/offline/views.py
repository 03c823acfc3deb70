"""The app on a device: its page and files, what it fetches, what it sends, what is to be decided."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.once import already_sent
from drempel.apps.kernel.pages import form_page
from drempel.apps.kernel.roles import MANAGER, WORKER
from drempel.apps.kernel.states import Refused
from drempel.apps.offline import assets
from drempel.apps.offline.answers import answer_json, data_json, key_json, read_choice
from drempel.apps.offline.arriving import read_batch, read_object
from drempel.apps.offline.forms import ConflictForm, record_title
from drempel.apps.offline.kinds import describe_kinds
from drempel.apps.offline.selectors import Undecided, undecided, undecided_by_id
from drempel.apps.offline.services import Desk, decide_conflict, open_mandate, take_change
from drempel.apps.offline.services.taking import SHAPE_FAULT, Answer
from drempel.apps.offline.words import device_words
from drempel.engines.records.reading import Fault

BAD = {"error": "not understood"}


def _sent(request: HttpRequest) -> bytes:
    """What a device sent; a form is no such thing, and was read as one already."""
    return request.body if request.content_type == "application/json" else b""


def _private(content: dict[str, Any], status: int = 200) -> JsonResponse:
    """An answer that no cache keeps."""
    return JsonResponse(content, status=status, headers={"Cache-Control": "no-store"})


@require_GET
def offline_app(request: HttpRequest) -> HttpResponse:
    """The page of the app: the same for everyone, so that a device may keep it."""
    context = {
        "styles": [assets.address(name) for name in assets.STYLES],
        "scripts": [assets.address(name) for name in assets.SCRIPTS],
        "mark": assets.address(assets.MARK),
        "colour": assets.COLOUR,
    }
    response = render(request, assets.SHELL, context)
    response["Cache-Control"] = "no-cache"
    return response


@require_GET
def offline_worker(_request: HttpRequest) -> HttpResponse:
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": reverse("offline_app")}
    source = assets.worker_source()
    return HttpResponse(source, content_type="text/javascript; charset=utf-8", headers=headers)


@require_GET
def offline_manifest(request: HttpRequest) -> HttpResponse:
    """A phone asks for it without cookies: the address says the language."""
    wanted = request.GET.get("in") or get_language()
    language = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGES[0][0]
    found = assets.manifest(str(language))
    return JsonResponse(found, content_type="application/manifest+json")


@require_GET
def offline_words(_request: HttpRequest) -> HttpResponse:
    return JsonResponse(device_words(), headers={"Cache-Control": "no-cache"})


@require_GET
def offline_session(request: HttpRequest) -> HttpResponse:
    """Whether it is worth asking for more: "in", "other" (no association), or "out"."""
    person = request.user
    if not person.is_authenticated:
        return _private({"state": "out"})
    return _private({"state": "in" if person.has_role(WORKER, MANAGER) else "other"})


@require_GET
def offline_kinds(request: HttpRequest) -> HttpResponse:
    return _private(describe_kinds(request.user))


@require_GET
def offline_data(request: HttpRequest) -> HttpResponse:
    """What the device keeps sealed, and the token with which it may send."""
    found = data_json(request.user, request.GET.get("seen", ""))
    return _private(found | {"token": get_token(request)})


@require_POST
def offline_key(request: HttpRequest) -> HttpResponse:
    try:
        device = str(read_object(_sent(request)).get("device") or "")
        return _private(key_json(request.user, device))
    except ValueError:
        return _private(BAD, status=422)


@require_POST
def offline_sync(request: HttpRequest) -> HttpResponse:
    """Up to fifty changes, each stored or refused by itself."""
    try:
        arrived = read_batch(_sent(request))
    except ValueError:
        return _private(BAD, status=422)
    desk = Desk(request.user, open_mandate(request.user))
    answers = [
        Answer(one, "refused", faults=(Fault("", "", SHAPE_FAULT),))
        if isinstance(one, str)
        else take_change(desk, one)
        for one in arrived
    ]
    return _private({"answers": [answer_json(one) for one in answers]})


@require_POST
def offline_choose(request: HttpRequest) -> HttpResponse:
    """The choice made in the app itself; 409 says in words why it was not taken."""
    try:
        conflict_id, kept, version = read_choice(read_object(_sent(request)))
    except ValueError:
        return _private(BAD, status=422)
    found = undecided_by_id(request.user, conflict_id)
    try:
        decide_conflict(conflict=found.conflict, kept=kept, by=request.user, seen=version)
    except Refused as refusal:
        return _private({"error": str(refusal)}, status=409)
    return _private({"state": "decided"})


def _in_hand(request: HttpRequest) -> Undecided | None:
    """The conflict that a form is about, else the oldest; Http404 for one that is not theirs."""
    asked = request.POST.get("conflict", "")
    if asked and not request.language_switch:
        if not asked.isdecimal():
            raise Http404
        return undecided_by_id(request.user, int(asked))
    return next(iter(undecided(request.user)), None)


@never_cache
@keeps_typed_values
def conflict_list(request: HttpRequest) -> HttpResponse:
    """One conflict after the other; the oldest first."""
    if (receipt := already_sent(request)) is not None:
        return redirect(receipt)
    found = _in_hand(request)
    context = {"found": found, "done": "done" in request.GET}
    if found is None:
        return render(request, "offline/conflict_list.html", context)

    def act(form: ConflictForm) -> str:
        seen = form.cleaned_data["version"]
        decide_conflict(conflict=found.conflict, kept=form.kept, by=request.user, seen=seen)
        return f"{reverse('conflict_list')}?done=1"

    return form_page(
        request,
        make_form=partial(ConflictForm, found=found),
        act=act,
        template="offline/conflict_list.html",
        initial={"conflict": found.conflict.pk, "version": found.version},
        context=context | {"record_title": record_title(found)},
    )
