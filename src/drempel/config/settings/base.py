"""Settings that every deployment shares. The law is not here: it lives in ``schemes/``."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from drempel.config.database import database_from_url

ROOT = Path(__file__).resolve().parents[4]
VAR = Path(os.environ.get("DREMPEL_VAR", ROOT / "var"))

SCHEME_PATH = Path(os.environ.get("DREMPEL_SCHEME", ROOT / "schemes" / "brussels_vih"))
# Files that must survive the loss or the theft of the database stand beside it, never in it.
KEYS_PATH = VAR / "keys"
DESIGN_PAGE = False
# A demonstration is founded only where this says so, and never turns into anything else.
DEMONSTRATION_ALLOWED = False
DREMPEL_DEMO_DAY = os.environ.get("DREMPEL_DEMO_DAY", "2026-11-24")

INSTALLED_APPS = [
    "drempel.apps.desk",
    "drempel.apps.register",
    "drempel.apps.consultation",
    "drempel.apps.sector",
    "drempel.apps.funders",
    "drempel.apps.payments",
    "drempel.apps.reports",
    "drempel.apps.subsidies",
    "drempel.apps.api",
    "drempel.apps.imports",
    "drempel.apps.offline",
    "drempel.apps.privacy",
    "drempel.apps.households",
    "drempel.apps.dwellings",
    "drempel.apps.activity",
    "drempel.apps.accreditation",
    "drempel.apps.documents",
    "drempel.apps.associations",
    "drempel.apps.accounts",
    "drempel.apps.kernel",
    "drempel.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "drempel.apps.kernel.middleware.LanguageSwitchMiddleware",
    "drempel.apps.kernel.middleware.AccessMiddleware",
    "axes.middleware.AxesMiddleware",
]

ACCESS_TABLE = "drempel.config.access.TABLE"
ROOT_URLCONF = "drempel.config.urls"
WSGI_APPLICATION = "drempel.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "drempel.apps.kernel.context.page",
                "drempel.apps.accounts.context.person",
                "drempel.apps.desk.context.navigation",
            ],
        },
    }
]

DATABASES = {
    "default": database_from_url(
        os.environ.get("DATABASE_URL", f"sqlite:///{VAR / 'drempel.sqlite3'}")
    )
}

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "drempel.apps.associations.backends.PersonBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "home"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours: a quarter of an hour
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "kernel/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_HTTP_RESPONSE_CODE = 429
AXES_VERBOSE = False

LANGUAGE_CODE = "en"
LANGUAGES = [("fr", _("French")), ("nl", _("Dutch")), ("en", _("English"))]
TIME_ZONE = "Europe/Brussels"
USE_I18N = True
USE_TZ = True
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
# A file dropped on the verify page is read for its fingerprint and never kept.
FILE_UPLOAD_HANDLERS = [
    "drempel.apps.documents.fingerprints.FingerprintUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

_NONE, _SELF = ["'none'"], ["'self'"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": _NONE,
        "script-src": _SELF,
        "style-src": _SELF,
        "img-src": ["'self'", "data:"],
        "font-src": _SELF,
        "connect-src": _SELF,
        "manifest-src": _SELF,
        "form-action": _SELF,
        "base-uri": _NONE,
        "frame-ancestors": _NONE,
    }
}

# Where the outside world finds this installation; printed in letters and QR codes.
PUBLIC_ADDRESS = os.environ.get("DREMPEL_ADDRESS", "http://127.0.0.1:8000")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS = ["axes.W001"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
