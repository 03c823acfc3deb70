"""On a laptop: the demonstration, an embedded database, plain http on the loopback."""

from drempel.config.secrets import secret_key
from drempel.config.settings.base import *  # noqa: F403
from drempel.config.settings.base import KEYS_PATH, os

SECRET_KEY = secret_key(KEYS_PATH)
DEBUG = os.environ.get("DREMPEL_DEBUG") == "1"
DESIGN_PAGE = DEBUG
DEMONSTRATION_ALLOWED = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *os.environ.get("DREMPEL_HOSTS", "").split()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
