"""For the tests: as on a laptop, with a key of its own and an unknown variable as an error."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("DREMPEL_VAR", str(Path(tempfile.gettempdir()) / "drempel-tests"))

from drempel.config.settings.dev import *  # noqa: E402, F403
from drempel.config.settings.base import TEMPLATES  # noqa: E402

DEBUG = False
DESIGN_PAGE = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = True
