"""For the tests: as on a laptop, with files of its own and every page open to look at."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("DREMPEL_VAR", str(Path(tempfile.gettempdir()) / "drempel-tests"))

from drempel.config.settings.dev import *  # noqa: F403 - the folder is named first

DEBUG = False
DESIGN_PAGE = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = True
