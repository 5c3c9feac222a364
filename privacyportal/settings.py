"""The portal's settings, read from top to bottom; what may differ per installation comes from the environment."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy

from privacyportal.core import env
from privacyportal.core.body_sizes import FIELDS, Body, FieldLimit
from privacyportal.operator import ACCESSIBILITY, EMERGENCY, OPERATOR  # noqa: F401

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / env.text("DATA_DIR", "var")

# --- The installation ----------------------------------------------------------------------------

DEBUG = env.flag("DEBUG", False)
SECRET_KEY = env.text("SECRET_KEY", "only-for-development" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY to a long random text; only DEBUG=on starts without one.")
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")  # earlier ones, which still open what they closed
SILENCED_SYSTEM_CHECKS = env.words("SILENCED_CHECKS")  # warnings by their id, such as portal.W003
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
HTTPS = env.flag("HTTPS", not DEBUG)
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 1 if HTTPS else 0)  # in front, each adding to X-Forwarded-For
ADMIN_NETWORKS = env.networks("ADMIN_NETWORKS")  # from where the desk can be reached; empty: from everywhere
SITE_URL = env.text("SITE_URL", f"http://127.0.0.1:{env.text('PORT', '8000')}").rstrip("/")

# --- What runs -----------------------------------------------------------------------------------

ROOT_URLCONF = "privacyportal.urls"
WSGI_APPLICATION = "privacyportal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "privacyportal.backup",
    "privacyportal.pages",
    "privacyportal.search",
    "community",
    "products",
    "products.decision_aids",
    "products.fill_in",
    "products.register",
    "privacyportal.contact",
    "privacyportal.retention",
    "privacyportal.accounts",
    "privacyportal.index",
    "privacyportal.laws",
    "privacyportal.erasures",
    "privacyportal.core",
    "privacyportal.core.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "markdownx",
    "post_office",
    "simple_history",
]
MIDDLEWARE = [
    "privacyportal.core.middleware.RequestLogMiddleware",
    "privacyportal.core.shared_pages.SharedPagesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "privacyportal.core.api_answers.ApiAnswersMiddleware",
    "privacyportal.core.middleware.BadRequestMiddleware",
    "privacyportal.core.rate_limit.RetryAfterMiddleware",
    "privacyportal.pages.errors.PlainErrorsMiddleware",
    "privacyportal.core.desk_networks.DeskNetworksMiddleware",
    "privacyportal.core.body_limits.BodyLimitMiddleware",
    "privacyportal.core.byte_ranges.GZipMiddleware",
    "privacyportal.core.byte_ranges.ByteRangesMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "privacyportal.core.middleware.CacheControlMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "privacyportal.accounts.middleware.SessionEndMiddleware",
    "privacyportal.accounts.middleware.LoginRequiredMiddleware",
    "privacyportal.accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "privacyportal.core.once.OncePerPageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "privacyportal.pages.context.portal",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# --- Where things are kept -----------------------------------------------------------------------

SQLITE_AS_A_SERVER = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-20000;"
    "PRAGMA mmap_size=134217728;PRAGMA temp_store=MEMORY",
}
DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{DATA_DIR}/portal.sqlite3"), conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_AS_A_SERVER
else:  # a database that says nothing is away: nobody waits for it
    DATABASES["default"]["OPTIONS"] = {"connect_timeout": 5, "tcp_user_timeout": 10_000} | DATABASES["default"].get(
        "OPTIONS", {}
    )
    # Behind PgBouncer (transaction mode) a cursor of the server's would stay behind with another connection.
    DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = env.flag("PGBOUNCER", False)
CACHES = {
    "default": env.cache("CACHE_URL", "db://cache"),
    "documents": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "documents",
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 400},
    },
}
MEDIA_ROOT = DATA_DIR / "files"
MEDIA_URL = "/media/"  # only images in the texts of editors; files leave through their own views
STATIC_ROOT = Path(env.text("STATIC_DIR", f"{DATA_DIR}/static"))
STATIC_IS_COLLECTED = bool(env.text("STATIC_DIR"))  # when the image was made; nobody can write there
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": env.file_storage("privacyportal.core.storage.WholeFileStorage"),
    "staticfiles": {
        "BACKEND": "privacyportal.core.stylesheet.OneStylesheetStorage",
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},  # nginx reads them too
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024**2  # text fields together, in bytes; files do not count
MAX_BODY = 1024**2  # bytes of a request: core/body_limits.py
DATA_UPLOAD_MAX_NUMBER_FIELDS = FieldLimit(FIELDS)
PUBLIC_BODIES = {  # where anyone may send more than that, or a file
    "fill_in:model": Body(4 * 1024**2, fields=5_000),
    "fill_in:concept": Body(4 * 1024**2, fields=5_000),
    "fill_in:preview": Body(4 * 1024**2, fields=5_000),
    "fill_in:open": Body(4 * 1024**2, takes_files=True),  # so that a file that is too large gets its sentence there
    "register:check": Body(11 * 1024**2, takes_files=True),
}
MAX_BODY_WITH_FILES = 27 * 1024**2  # where a form takes files; they are 25 MB together
UPLOAD_ROUTES = {  # and what a person must be to send them
    "community:new_topic": "is_member",
    "community:reply": "is_member",
    "markdownx_upload": "is_staff",
    "admin:products_product_add": "is_staff",
    "admin:products_product_change": "is_staff",
    "admin:product_from_word": "is_staff",
    "admin:many_domains": "is_staff",
}

# --- People ---------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["privacyportal.accounts.roles_only.RolesOnly"]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("accounts:overview")
LOGOUT_REDIRECT_URL = reverse_lazy("accounts:signed_out")
REDIRECT_FIELD_NAME = "volgende"  # ours: Django itself has "next" built in
HOUSE_RULES_VERSION = 1  # a higher number asks every member to accept the rules again
REQUIRE_STAFF_MFA = env.flag("REQUIRE_STAFF_MFA", not DEBUG)
DEMO_PASSWORD = env.text("DEMO_PASSWORD")
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "privacyportal.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "privacyportal.accounts.passwords.NotCommon"},
    {"NAME": "privacyportal.accounts.passwords.NotLikeThePerson", "OPTIONS": {"user_attributes": ["name", "email"]}},
]
PASSWORD_RESET_TIMEOUT = 60 * 60  # seconds
# Sessions stand in the database, not the cache: a cache that is emptied or away must sign nobody out, and who loses a right
# or closes an account loses her sessions in the same transaction.
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds
STAFF_IDLE_MINUTES = env.number("STAFF_IDLE_MINUTES", 60)  # 0: no limit on doing nothing
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own

# Sign-up, sign-in and second factor: django-allauth, with our forms, pages and mails.
ACCOUNT_ADAPTER = "privacyportal.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 7
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a reset form that mails any typed address would be a nuisance
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "signup": "privacyportal.accounts.forms.SignUpForm",
    "login": "privacyportal.accounts.forms.SignInForm",
    "reset_password": "privacyportal.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "privacyportal.accounts.forms.ResetPasswordForm",
    "change_password": "privacyportal.accounts.forms.ChangePasswordForm",
    "set_password": "privacyportal.accounts.forms.SetPasswordForm",
    "reauthenticate": "privacyportal.accounts.forms.PasswordAgainForm",
    "add_email": "privacyportal.accounts.forms.ChangeEmailForm",
}
# Per account (key) strict; per address range (ip, core/rate_limit.py) wide: a town hall leaves from one address.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "100/15m/ip,5/15m/key",
    "signup": "60/h/ip",
    "reset_password": "100/h/ip,5/h/key",
    "reset_password_from_key": "100/h/ip",
}
MFA_ADAPTER = "privacyportal.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Privacyportaal"
MFA_TOTP_TOLERANCE = 1  # half a minute early or late: a phone whose clock differs, or a code that was typed slowly
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_FORMS = {
    "authenticate": "privacyportal.accounts.code_forms.CodeForm",
    "reauthenticate": "privacyportal.accounts.code_forms.CodeAgainForm",
    "activate_totp": "privacyportal.accounts.code_forms.ActivateAppForm",
    "add_webauthn": "privacyportal.accounts.forms.AddKeyForm",
    "edit_webauthn": "privacyportal.accounts.forms.RenameKeyForm",
}

# Sign-in through a municipality's own identity provider (OpenID Connect); none unless set.
IDENTITY_PROVIDERS = env.identity_providers()
SOCIALACCOUNT_ADAPTER = "privacyportal.accounts.identity_providers.IdentityProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": env.openid_connect_apps(IDENTITY_PROVIDERS)}
}

# --- Language and time ----------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"

# --- Mail: a queue in the database, emptied by `manage.py tick` ------------------------------------

EMAIL_BACKEND = "post_office.EmailBackend"
MAIL_TRANSPORT, _mail_settings = env.email_backend("EMAIL_URL", DATA_DIR / "mail")
globals().update(_mail_settings)
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Privacy voor gemeenten <portaal@privacyportaal.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
POST_OFFICE = {
    "BACKENDS": {"default": MAIL_TRANSPORT},
    "BATCH_SIZE": 1,  # a crash repeats at most one mail
    "THREADS_PER_PROCESS": 1,
    "MAX_RETRIES": 4 + 7 * 96,  # a week: core/mail.py
    "RETRY_INTERVAL": timedelta(minutes=15),
    "LOG_LEVEL": 1,
    "DEFAULT_PRIORITY": "medium",
    "MESSAGE_ID_ENABLED": True,  # the same at every try
    "MESSAGE_ID_FQDN": "privacyportaal.example",
}

# --- Questions to a desk, and how long things are kept (retention/policy.py) ----------------------

QUESTION_RETENTION_MONTHS = env.number("QUESTION_RETENTION_MONTHS", 6)
QUESTIONS_PER_HOUR = env.number("QUESTIONS_PER_HOUR", 240)  # per address range: a whole town hall shares one
SIGN_IN_PLACE_RETENTION = timedelta(days=90)
SENT_MAIL_RETENTION = timedelta(days=30)
DRAFT_RETENTION = timedelta(days=365)

# --- Safety ---------------------------------------------------------------------------------------

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessie" if HTTPS else "sessie"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # it ends with the browser session
CSRF_FAILURE_VIEW = "privacyportal.pages.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF, *env.origins(IDENTITY_PROVIDERS)],  # a sign-in form ends at the provider
    }
}
PERMISSIONS_POLICY = {
    feature: [] for feature in ("camera", "geolocation", "gyroscope", "microphone", "payment", "usb", "display-capture")
}
# Whose lists the admin shows. Others stay out: the mail queue shows questions to whoever is not of their desk, and
# django-allauth shows keys and secrets.
ADMIN_OF = ["privacyportal", "products", "community", "django.contrib.auth"]
BACKUP_PERIOD = OPERATOR["backup_days"]  # older backups go: backup/keeping.py
BACKUP_TO = env.text("BACKUP_TO")  # a folder/ or s3://bucket/folder/; tick keeps the list of what was erased there
BACKUP_RECIPIENTS = env.words("BACKUP_RECIPIENTS")  # public keys of age; without one a backup is not sealed
SECURITY_TXT_EXPIRES_ON = env.day("SECURITY_TXT_EXPIRES_ON", "2027-11-01")  # less than a year ahead; renewed by hand
HEAVY_JOBS = env.number("HEAVY_JOBS", 2)  # at once on this machine: core/heavy_work.py
UPLOAD_SECONDS = env.number("UPLOAD_SECONDS", 2)  # that a page waits for the check of a file; then tick goes on with it
CLAMAV_URL = env.text("CLAMAV_URL")
LINK_CHECK_EXTERNAL = env.flag("LINK_CHECK_EXTERNAL", True)  # may the link check visit other websites?

# --- For other programs: products/api/ -------------------------------------------------------------

API_PREFIX = "/api/v1"
API_VERSION = "1.0.0"  # what changed stands on /api/ and in CHANGELOG.md; what breaks a reader is a new prefix

# --- Writing: the text box of markdownx; behind it stand our own views (products/views/markdown_editor.py) ---

MARKDOWNX_URLS_PATH = reverse_lazy("markdownx_markdownify")
MARKDOWNX_UPLOAD_URLS_PATH = reverse_lazy("markdownx_upload")
MARKDOWNX_EDITOR_RESIZABLE = False  # a long text keeps its own scroll bar

# --- The log: no names, no addresses, no query strings (core/log_lines.py) --------------------------

METRICS_TOKEN = env.text("METRICS_TOKEN")  # who shows it may read /metrics; empty: there is no such page
METRICS_DIR = DATA_DIR / "metrics"
if METRICS_TOKEN:
    env.need("METRICS_TOKEN", "metrics", ["prometheus_client"])
TRACES = bool(env.text("OTEL_EXPORTER_OTLP_ENDPOINT") or env.text("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"))
if TRACES:
    env.need("OTEL_EXPORTER_OTLP_ENDPOINT", "traces", ["opentelemetry.sdk", "opentelemetry.exporter.otlp.proto.http"])
SLOW_QUERY_MS = env.number("SLOW_QUERY_MS", 0)  # 0: no line about any query
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "privacyportal.core.log_lines.chosen_formatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "gunicorn.http.wsgi": {"level": "ERROR"},  # it warns of every HEAD request
        "django.request": {"level": "CRITICAL"},  # RequestLogMiddleware says it
        # Without one it brings its own.
        "post_office": {"handlers": ["console"], "propagate": False, "level": "WARNING"},
    },
}
