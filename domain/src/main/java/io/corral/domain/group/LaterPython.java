package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Python as version 2 knows it: packages by name where no path tells, program starts, and lambdas
/// as functions of their module.
final class LaterPython implements LaterFrames.Lesson {

    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict START = Verdict.noise("program start");
    private static final Verdict INLINED = Verdict.noise("part of its function");
    private static final Verdict INSTALLED = Verdict.library("in a package directory");
    private static final Verdict STANDARD = Verdict.runtime("Python's standard library");
    private static final Verdict PACKAGE = Verdict.library("well-known Python package");
    private static final Verdict PACKAGE_NAME = PACKAGE.unlessClaimed();

    private static final PrefixTable MODULES =
            new PrefixTable.Builder()
                    .put(
                            SDK,
                            """
                            rollbar bugsnag honeybadger airbrake appsignal logfire wrapt
                            sentry_relay datadog ddtrace.contrib opencensus prometheus_client
                            newrelic.hooks newrelic.api structlog loguru
                            """)
                    .put(
                            PACKAGE_NAME,
                            """
                            flask_restful flask_login flask_sqlalchemy flask_cors flask_wtf quart
                            sanic bottle falcon pyramid cherrypy litestar blacksheep robyn
                            hypercorn granian waitress uwsgi uwsgidecorators meinheld eventlet
                            greenlet trio curio mangum zappa chalice aws_lambda_powertools
                            awslambdaric functions_framework grpclib huey arq procrastinate
                            taskiq apscheduler django_q django_rq django_celery_beat celery_once
                            kafka confluent_kafka aiokafka pika aio_pika paho aioredis hiredis
                            aiomysql aiopg aiosqlite cx_Oracle oracledb pyodbc pymssql
                            psycopg2cffi peewee tortoise sqlmodel beanie odmantic mongoengine
                            elasticsearch elasticsearch_dsl opensearchpy cassandra neo4j influxdb
                            drf_spectacular drf_yasg allauth crispy_forms debug_toolbar
                            corsheaders import_export channels_redis strawberry ariadne
                            jsonschema cerberus voluptuous attrs cattrs cattr pydantic_core
                            pydantic_settings msgspec orjson ujson simplejson tomli lxml bs4
                            html5lib selenium scipy sklearn torch tensorflow keras transformers
                            datasets xgboost lightgbm catboost polars pyarrow dask pyspark mlflow
                            wandb gradio streamlit plotly matplotlib PIL cv2 openai anthropic
                            langchain langchain_core llama_index litellm stripe twilio sendgrid
                            slack_sdk tweepy jwt passlib cryptography OpenSSL paramiko kubernetes
                            ldap3 zeep suds authlib oauthlib requests_oauthlib backoff stamina
                            cachetools dateutil pytz pendulum phonenumbers hypothesis watchfiles
                            watchdog typer tqdm docopt websockets websocket socketio engineio
                            wsproto hpack h2 zmq msgpack jmespath s3transfer aiobotocore
                            smart_open fsspec s3fs gcsfs setuptools pkg_resources pip
                            gunicorn.workers nameko odoo.http odoo.service frappe.app
                            frappe.handler superset werkzeug.local uvloop httptools sniffio
                            exceptiongroup dependency_injector injector punq openpyxl xlsxwriter
                            docx reportlab weasyprint pypdf PyPDF2 mako cachecontrol
                            """)
                    .build();

    /// Files that only start a program or hand it to a server.
    private static final Set<String> STARTS =
            Set.of("manage.py", "wsgi.py", "asgi.py", "__main__.py", "runserver.py", "gunicorn",
                    "celery", "uvicorn", "flask", "bootstrap.py");

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String function = frame.function();
        String path = Names.path(frame);
        if (function != null && function.endsWith(">")
                && (function.startsWith("<generic parameters") || function.equals("<decorator>")
                        || function.equals("<annotate>") || function.equals("<lambda_comp>"))) {
            return INLINED;
        }
        if ("<module>".equals(function) && STARTS.contains(FilePath.baseName(path))) {
            return START;
        }
        if ("main".equals(function) && FilePath.baseName(path).equals("manage.py")) {
            return START;
        }
        if (path.startsWith("/var/runtime/") || path.startsWith("/azure-functions-host/")) {
            return START;
        }
        String module = frame.module();
        if (module != null && path.startsWith("/var/task/") && MODULES.find(module) != null) {
            return PACKAGE;
        }
        if (path.contains("/.venv/") || path.contains(".egg/") || path.contains("/eggs/")
                || path.contains("__pypackages__/") || path.contains("/python_modules/")
                || path.contains(".pex/") || path.contains("\\dist-packages\\")
                || path.contains("/layer/python/") || path.startsWith("/opt/python/")) {
            Verdict known = module == null ? null : MODULES.find(module);
            return known != null && known.role() == Role.NOISE ? known : INSTALLED;
        }
        if (isFrozenStandard(path)) {
            return STANDARD;
        }
        return module == null ? null : MODULES.find(module);
    }

    /// `/usr/local/lib64/python3.12/`, `/opt/pyenv/versions/3.12.1/lib/pypy3.10/`,
    /// `python312.zip/asyncio/`.
    private static boolean isFrozenStandard(String path) {
        int zip = path.indexOf(".zip/");
        boolean zipped = zip > 0 && path.lastIndexOf("python", zip) >= 0
                && zip - path.lastIndexOf("python", zip) <= 10;
        return zipped || path.contains("/lib64/python3") || path.contains("/lib/pypy")
                || path.contains("/Python.framework/Versions/");
    }

    /// A lambda has no name, but its module tells it from others.
    @Override
    public FrameName name(Frame frame, FrameName first) {
        String unit = unit(frame, first.unit());
        String raw = frame.function();
        if (raw != null && (raw.equals("top-level template code") || raw.startsWith("block '")
                || raw.startsWith("block \""))) {
            return new FrameName(unit, "<template>", "part of a template");
        }
        if ("<lambda>".equals(raw)) {
            return new FrameName(unit, raw, null);
        }
        String name = first.function();
        if (name == null) {
            return FrameName.weak(unit, first.fold() == null ? "unnamed" : first.fold());
        }
        if (raw != null && raw.endsWith("<lambda>")) {
            return new FrameName(unit, "<lambda>", null);
        }
        name = raw == null ? name : Names.afterLast(raw, '.');
        return unit.equals(first.unit()) && name.equals(first.function())
                ? first
                : new FrameName(unit, name, first.fold());
    }

    /// A program's own module is called by its file, as when it is imported.
    private static String unit(Frame frame, String first) {
        boolean main = first.equals("__main__") || first.equals("__mp_main__");
        String path = Names.path(frame);
        if (main && !path.isEmpty()) {
            return FilePath.stem(path);
        }
        return first.startsWith("src.") ? first.substring(4) : first;
    }
}
