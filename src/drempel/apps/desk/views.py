"""The front door and the start page of each role."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from drempel.apps.associations.models import Association
from drempel.apps.desk.pages.campaign import campaign_page
from drempel.apps.desk.pages.home import home_page
from drempel.apps.desk.pages.officer import officer_page
from drempel.apps.desk.pages.own import own_page
from drempel.apps.desk.pages.waiting import waiting_page
from drempel.apps.kernel import roles
from drempel.apps.kernel.installation import today

Page = Callable[[HttpRequest, date], HttpResponse]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, what the sector receives, and a door for everyone."""
    return render(request, "desk/home.html", home_page())


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Where someone arrives who signs in: social workers at their day, others at their overview."""
    return redirect("my_day" if request.user.has_role(roles.WORKER) else "desk")


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The start page of the first role that the person holds."""
    for role, page in _PAGES:
        if request.user.has_role(role):
            return page(request, today())
    shown = {"is_administrator": request.user.has_role(roles.ADMINISTRATOR)}
    return render(request, "desk/plain.html", shown)


def _officer(request: HttpRequest, day: date) -> HttpResponse:
    return render(request, "desk/officer.html", officer_page(request, day))


def _waiting(request: HttpRequest, day: date) -> HttpResponse:
    return render(request, "desk/waiting.html", waiting_page(request, day))


def _cabinet(_request: HttpRequest, _day: date) -> HttpResponse:
    return redirect("campaign")


def _own(request: HttpRequest, day: date) -> HttpResponse:
    return render(request, "desk/own.html", own_page(request.user, day))


_PAGES: tuple[tuple[str, Page], ...] = (
    (roles.CASE_OFFICER, _officer),
    (roles.HEAD_OF_UNIT, _waiting),
    (roles.FINANCE_INSPECTOR, _waiting),
    (roles.CABINET, _cabinet),
    (roles.MANAGER, _own),
    (roles.WORKER, _own),
)


@require_safe
def my_association(request: HttpRequest) -> HttpResponse:
    """One's own association, without having to know its number."""
    found = Association.objects.filter(pk=request.user.association_id).first()
    if found is None:
        raise Http404
    return redirect("association_detail", found.enterprise_number)


@require_safe
def campaign(request: HttpRequest) -> HttpResponse:
    """Renewals by state, days left, money of the year: one page, also on paper."""
    return render(request, "desk/campaign.html", campaign_page(today()))
