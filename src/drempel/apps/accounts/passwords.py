"""What a password must be: long enough, not too long, not a common one. No other rule."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drempel.apps.accounts.models import Person

MIN_LENGTH = 12
# A longer one would only make the hasher work for whoever sends it.
MAX_LENGTH = 128

HINT = gettext_lazy(
    "At least 12 characters. A few words in a row are easy to remember and hard to guess. "
    "Pasting is allowed."
)


def check_password_rules(password: str, person: Person | None = None) -> None:
    """Raise ValidationError with every rule that the password does not meet."""
    if len(password) > MAX_LENGTH:
        raise ValidationError(
            _(
                "This password has %(found)d characters; at most %(most)d are possible, "
                "for example four or five words in a row."
            )
            % {"found": len(password), "most": MAX_LENGTH}
        )
    validate_password(password, person)
