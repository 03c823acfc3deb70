"""What the device says, in every language at once: it changes language without a network.

In: nothing. Out: key to text by language; ``%(name)s`` is filled in on the device.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from drempel.apps.activity.words import fault_words
from drempel.apps.offline.services.taking import FIELD_FAULT, GONE_FAULT, KIND_FAULT, SHAPE_FAULT
from drempel.engines.records import Kind
from drempel.engines.records.reading import Fault

TEXTS = {
    "title": gettext_lazy("Record without a network"),
    "visit": gettext_lazy("Home visit"),
    "product": pgettext_lazy("product", "Drempel"),
    # Where things stand.
    "kept": gettext_lazy("Kept on this device (%(count)s)"),
    "offline": gettext_lazy("Offline. You can keep recording."),
    "sent": gettext_lazy("Everything has been sent."),
    "sending": gettext_lazy("Sending: %(count)s of %(total)s"),
    "trying": gettext_lazy("Could not send. Nothing is lost; trying again within a minute."),
    "signed_out": gettext_lazy("Sign in again to send. Nothing is lost."),
    "locked": gettext_lazy("Sign in with a network once to record on this device."),
    "locked_kept": gettext_lazy(
        "Kept on this device (%(count)s). Nobody can read these entries until the person who "
        "wrote them signs in on this device; then they are sent."
    ),
    "others": gettext_lazy("Kept on this device by someone else, until they sign in: %(count)s"),
    "foreign": gettext_lazy("Only the people of an association record here."),
    "unfit": gettext_lazy(
        "This browser cannot keep entries safely. Use a recent browser, and no private window."
    ),
    "failed": gettext_lazy("The device could not keep this. Your text stays here; try again."),
    "sign_in": gettext_lazy("Sign in"),
    "send": gettext_lazy("Send now"),
    # The lists.
    "new": gettext_lazy("What do you want to record?"),
    "waiting": gettext_lazy("Waiting to be sent"),
    "recent": gettext_lazy("Sent today and yesterday"),
    "change": gettext_lazy("Change"),
    "remove": gettext_lazy("Remove"),
    "remove_sure": gettext_lazy("Remove this entry from the device? It was not sent."),
    "tag_waiting": pgettext_lazy("entry", "Waits"),
    "tag_refused": pgettext_lazy("entry", "To correct"),
    "refused": gettext_lazy("This entry was not accepted. The others are not held up by it."),
    # The form.
    "save": gettext_lazy("Save"),
    "cancel": gettext_lazy("Cancel"),
    "saved": gettext_lazy("Kept on this device at %(time)s."),
    "again": gettext_lazy("Another like this"),
    "choices": gettext_lazy("More choices"),
    "reasons": gettext_lazy("No answer"),
    "more": gettext_lazy("More fields"),
    "optional": gettext_lazy("optional"),
    "yes": gettext_lazy("yes"),
    "no": gettext_lazy("no"),
    "problem": gettext_lazy("There is a problem"),
    "error": gettext_lazy("Error:"),
    "of_field": gettext_lazy("%(label)s: %(text)s"),
    "missing": gettext_lazy("Fill this in."),
    "number": gettext_lazy("A number is expected, for example 2 or 1,5."),
    "whole": gettext_lazy("A whole number is expected, for example 12."),
    "no_paths": gettext_lazy(
        "No open pathway is known on this device. Open this page once with a network, or record "
        "a contact instead."
    ),
    "warning": gettext_lazy(
        "No name, no telephone, nothing by which a person can be recognised. Attachments are "
        "not possible here."
    ),
    # Two values.
    "decide": gettext_lazy("Two values to choose from (%(count)s)"),
    "choose": gettext_lazy("Choose"),
    "decide_why": gettext_lazy(
        "The same field was changed in two places. Both values are kept until you choose."
    ),
    "yours": gettext_lazy("Yours, from the device"),
    "theirs": gettext_lazy("Stored now"),
    "base": gettext_lazy("Before: %(value)s"),
    "empty": pgettext_lazy("value", "nothing"),
    "keep": gettext_lazy("Keep these values"),
    "choose_all": gettext_lazy("Choose one of the two values for each field."),
    "look_again": gettext_lazy("The record has changed meanwhile. Look at both values again."),
    "needs_network": gettext_lazy("Choosing needs a network."),
}


def in_every_language(say: Callable[[], str]) -> dict[str, str]:
    """What ``say`` answers in each language of the product."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = say()
    return found


@cache
def device_words() -> dict[str, dict[str, str]]:
    """Key to text by language; made once a process."""
    return {key: in_every_language(text.__str__) for key, text in TEXTS.items()}


def reason_words(kind: Kind | None, fault: Fault) -> str:
    """Why a change was refused, in the language of the moment."""
    if fault.key == KIND_FAULT or kind is None:
        return _("Your association does not record this kind on a device.")
    if fault.key == GONE_FAULT:
        return _("This record is not there any more: it was removed, or never stored.")
    if fault.key == FIELD_FAULT:
        return _("The field “%(field)s” cannot be filled in on a device.") % {"field": fault.field}
    if fault.key == SHAPE_FAULT:
        return _("This entry could not be read. Try again, or remove it.")
    return fault_words(kind, fault)
