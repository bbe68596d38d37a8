"""Uses sentry-sdk as an application does. Prints every envelope it sent as one JSON line."""

import json
import logging
import threading

import sentry_sdk
from sentry_sdk.transport import HttpTransport

envelopes = []


class RecordingTransport(HttpTransport):
    def capture_envelope(self, envelope):
        envelopes.append(envelope.serialize().decode())
        super().capture_envelope(envelope)


sentry_sdk.init(  # the DSN is in the environment
    release="till@1.7.0",
    environment="staging",
    dist="77",
    server_name="till-9",
    traces_sample_rate=1.0,
    transport=RecordingTransport,
)


def read_chip():
    return 1 / 0


def refuse_order(total):
    try:
        read_chip()
    except ZeroDivisionError as chip:
        raise ValueError("order 4711 was refused") from chip


def exception():
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("payment", "card")
        scope.set_tag("country", "NL")
        scope.set_user({"id": "u-17", "email": "ada@example.com", "username": "ada"})
        scope.set_extra("basket", "3 items")
        scope.set_context("order", {"number": 4711, "gift": True})
        scope.add_attachment(bytes=b"total=12.50\n", filename="cart.txt", content_type="text/plain")
        scope.add_breadcrumb(
            category="ui.click", level="warning", message="pressed pay", data={"button": "pay"}
        )
        scope.add_breadcrumb(category="reader", message="card read")
        logging.getLogger("shop.stock").info("%d items left", 2)
        try:
            refuse_order(12.5)
        except ValueError as error:
            scope.capture_exception(error)


def message():
    sentry_sdk.capture_message("Stock of tea is low", level="warning")


def log():
    logging.getLogger("shop.till").error("drawer %s is open", "left")


def uncaught():
    def pay():
        raise RuntimeError("receipt has no lines")

    threading.excepthook = lambda args: None  # keeps the stack off standard error
    thread = threading.Thread(target=pay, name="till")
    thread.start()
    thread.join()


def spans():
    with sentry_sdk.start_transaction(name="POST /orders", op="http.server"):
        with sentry_sdk.start_span(op="db.query", name="INSERT INTO orders") as span:
            span.set_data("db.system.name", "postgresql")
            span.set_data("cart.items", 3)


for action in (exception, message, log, uncaught, spans):
    sentry_sdk.get_isolation_scope().clear_breadcrumbs()
    action()
sentry_sdk.flush(20)
print(json.dumps({"envelopes": envelopes}))
