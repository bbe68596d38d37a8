package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// Python. Comprehensions vanish into the function around them, as newer interpreters do.
final class PythonFrames implements Language {

    private static final Verdict FROZEN = Verdict.noise("import machinery");
    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict INSTALLED = Verdict.library("in site-packages");
    private static final Verdict STANDARD = Verdict.runtime("Python's standard library");
    private static final Verdict STANDARD_NAME = STANDARD.unlessClaimed();
    private static final Verdict PACKAGE = Verdict.library("well-known Python package");
    private static final Verdict INLINED = Verdict.noise("comprehension, part of its function");

    private static final PrefixTable MODULES =
            new PrefixTable.Builder()
                    .put(SDK,
                            "sentry_sdk raven ddtrace newrelic opentelemetry elasticapm scout_apm")
                    .put(
                            PACKAGE,
                            """
                            django flask celery kombu billiard requests urllib3 sqlalchemy
                            werkzeug jinja2 starlette fastapi uvicorn gunicorn pydantic aiohttp
                            httpx httpcore anyio botocore boto3 redis psycopg2 psycopg asyncpg
                            pymongo pandas numpy rest_framework graphene tornado twisted gevent
                            click rq dramatiq pytest _pytest pluggy marshmallow pymysql MySQLdb
                            google.api_core grpc scrapy airflow alembic whitenoise amqp tenacity
                            h11 channels daphne asgiref
                            """)
                    .put(
                            STANDARD_NAME,
                            """
                            asyncio threading json logging socket ssl http urllib subprocess
                            importlib runpy multiprocessing concurrent contextlib functools
                            unittest selectors socketserver xmlrpc email csv decimal datetime
                            collections codecs encodings pickle copy shutil tempfile os pathlib re
                            sqlite3 _weakrefset tarfile zipfile gzip ftplib smtplib imaplib queue
                            sched traceback types typing uuid wsgiref xml html inspect dataclasses
                            enum abc argparse configparser heapq ipaddress locale random string
                            struct textwrap
                            """)
                    .build();

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String function = frame.function();
        if (function != null && isInlined(function)) {
            return INLINED;
        }
        String module = frame.module();
        Verdict known = module == null ? null : MODULES.find(module);
        if (known != null && known.role() == Role.NOISE) {
            return known;
        }
        String path = Names.path(frame);
        if (path.startsWith("<frozen ")) {
            return FROZEN;
        }
        if (path.contains("site-packages/") || path.contains("dist-packages/")
                || path.contains("site-packages\\")) {
            return INSTALLED;
        }
        if (isStandardLibrary(path)) {
            return STANDARD;
        }
        return known;
    }

    private static boolean isInlined(String function) {
        return function.endsWith("<listcomp>") || function.endsWith("<dictcomp>")
                || function.endsWith("<setcomp>") || function.endsWith("<genexpr>");
    }

    /// `/usr/lib/python3.11/json/decoder.py`, `C:\Python311\lib\json\decoder.py`.
    private static boolean isStandardLibrary(String path) {
        int python = path.indexOf("/lib/python");
        if (python >= 0 && python + 11 < path.length()) {
            return Character.isDigit(path.charAt(python + 11));
        }
        return (path.contains("\\lib\\") && path.contains("ython"))
                || (path.contains("\\Lib\\") && path.contains("ython"));
    }

    @Override
    public FrameName name(Frame frame) {
        String unit = unit(frame);
        String raw = frame.function();
        if (raw == null || raw.isEmpty() || raw.equals("?") || raw.equals("<unknown>")) {
            return FrameName.weak(unit, "unnamed");
        }
        if (raw.equals("<lambda>")) {
            return FrameName.weak(unit, "lambda without the name of its function");
        }
        int locals = raw.indexOf(".<locals>");
        if (locals > 0) {
            return new FrameName(unit, raw.substring(0, locals), "inner function folded");
        }
        return FrameName.of(unit, raw);
    }

    @Override
    public @Nullable String library(Frame frame) {
        String module = frame.module();
        return module == null || module.isEmpty() ? null : Names.firstWords(module, '.', 1);
    }

    private static String unit(Frame frame) {
        String module = frame.module();
        if (module != null && !module.isEmpty() && !module.startsWith("<")) {
            return module;
        }
        String path = Names.path(frame);
        return path.isEmpty() ? "" : FilePath.stem(path);
    }
}
