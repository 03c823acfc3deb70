"""Proposals: made, discussed, tried and decided in front of the whole sector."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from drempel.apps.consultation import forms, services
from drempel.apps.consultation.lists import PROPOSAL_COLUMNS
from drempel.apps.consultation.pages import burden as burden_pages
from drempel.apps.consultation.pages import proposal as pages
from drempel.apps.consultation.selectors import (
    comment_of,
    proposal_by_reference,
    proposals,
    volunteer_of,
)
from drempel.apps.consultation.steps import may_ever, objection, proposal_steps
from drempel.apps.kernel.installation import today
from drempel.apps.kernel.lists import list_page
from drempel.apps.kernel.middleware import keeps_typed_values
from drempel.apps.kernel.pages import form_page, refused_page

POST_TOO = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def proposal_list(request: HttpRequest) -> HttpResponse:
    """Every proposal, filtered by the address."""
    filters = forms.ProposalFilter(request.GET)
    return list_page(
        request,
        filters.apply(proposals()),
        PROPOSAL_COLUMNS,
        template="consultation/proposal_list.html",
        name="proposals",
        filters=filters,
        context=pages.list_context(request.user),
    )


@require_safe
def proposal_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """What is proposed, what was said, who tries it, what was decided."""
    page = pages.detail_page(proposal_by_reference(reference), request.user, today())
    return render(request, "consultation/proposal_detail.html", page)


@require_safe
def burden(request: HttpRequest) -> HttpResponse:
    """What recording takes, kind by kind, beside the budget."""
    return render(request, "consultation/burden.html", burden_pages.burden_page(today()))


@POST_TOO
@keeps_typed_values
def proposal_new(request: HttpRequest) -> HttpResponse:
    """Propose a new indicator, a change, or an end."""

    def act(form: Any) -> str:
        made = services.propose(said=form.cleaned_data, by=request.user, on=today())
        return pages.address(made)

    return form_page(
        request,
        make_form=forms.ProposalForm,
        act=act,
        initial={"code": request.GET.get("code", "")},
        template="consultation/form.html",
        context=pages.new_page(),
    )


@POST_TOO
@keeps_typed_values
def proposal_comment(request: HttpRequest, reference: str) -> HttpResponse:
    """Say something of a proposal, or take one's own comment back."""
    proposal = proposal_by_reference(reference)
    if request.method == "POST" and "withdraw" in request.POST:
        key = pages.asked_key(request.POST["withdraw"])
        services.withdraw_comment(comment=comment_of(proposal, key), by=request.user)
        return redirect(pages.address(proposal))

    def act(form: Any) -> str:
        services.comment_proposal(
            proposal=proposal,
            text=form.cleaned_data["text"],
            language=request.LANGUAGE_CODE[:2],
            by=request.user,
            on=today(),
        )
        return pages.address(proposal)

    return form_page(
        request,
        make_form=forms.CommentForm,
        act=act,
        template="consultation/form.html",
        context=pages.comment_page(proposal),
    )


@POST_TOO
@keeps_typed_values
def proposal_answer(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Say what was done with a comment."""
    proposal = proposal_by_reference(reference)
    comment = comment_of(proposal, key)

    def act(form: Any) -> str:
        services.answer_comment(comment=comment, by=request.user, on=today(), **form.cleaned_data)
        return pages.address(proposal)

    return form_page(
        request,
        make_form=forms.AnswerForm,
        act=act,
        initial={"outcome": comment.outcome, "answer": comment.answer},
        template="consultation/form.html",
        context=pages.answer_page(proposal, comment),
    )


@POST_TOO
@keeps_typed_values
def proposal_pilot(request: HttpRequest, reference: str) -> HttpResponse:
    """Offer one's association for the pilot, and say what it found."""
    proposal = proposal_by_reference(reference)
    there = volunteer_of(proposal, request.user.association_id)

    def act(form: Any) -> str:
        joined = services.join_pilot(proposal=proposal, by=request.user, on=today())
        if form.cleaned_data["remark"].strip():
            services.remark_on_pilot(
                volunteer=joined, remark=form.cleaned_data["remark"], by=request.user
            )
        return pages.address(proposal)

    return form_page(
        request,
        make_form=forms.PilotForm,
        act=act,
        initial={"remark": there.remark if there else ""},
        template="consultation/form.html",
        context=pages.pilot_page(proposal, there),
    )


@POST_TOO
@keeps_typed_values
def proposal_step(request: HttpRequest, reference: str, verb: str) -> HttpResponse:
    """One step in the life of a proposal."""
    proposal = proposal_by_reference(reference)
    if not may_ever(verb, request.user):
        raise Http404
    step = next((s for s in proposal_steps(proposal, request.user) if s.verb == verb), None)
    context = pages.step_page(proposal, step)
    if step is None:
        context["objection"] = objection(proposal, verb, request.user)
        return refused_page(request, "consultation/step_refused.html", context)

    def act(form: Any) -> str:
        step.act(proposal, form.cleaned_data, request.user, today())
        return reverse("proposal_detail", args=[proposal.reference])

    return form_page(
        request, make_form=step.form, act=act, template="consultation/form.html", context=context
    )
