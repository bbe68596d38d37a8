//! Uses the sentry crate as an application does. Prints every envelope it sent as one JSON line.

use std::error::Error;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sentry::protocol::{Attachment, Breadcrumb, Context, Map, SpanStatus, User, Value};
use sentry::transports::DefaultTransportFactory;
use sentry::{ClientOptions, Envelope, Level, Transport, TransportFactory, TransportOptions};

/// Keeps what is sent, on its way to the server.
struct Recorder {
    wire: Arc<dyn Transport>,
    envelopes: Arc<Mutex<Vec<String>>>,
}

impl Transport for Recorder {
    fn send_envelope(&self, envelope: Envelope) {
        let mut bytes = Vec::new();
        envelope.to_writer(&mut bytes).unwrap();
        self.envelopes
            .lock()
            .unwrap()
            .push(String::from_utf8(bytes).unwrap());
        self.wire.send_envelope(envelope);
    }

    fn flush(&self, timeout: Duration) -> bool {
        self.wire.flush(timeout)
    }
}

struct RecorderFactory(Arc<Mutex<Vec<String>>>);

impl TransportFactory for RecorderFactory {
    fn create_transport_with_options(&self, options: TransportOptions) -> Arc<dyn Transport> {
        Arc::new(Recorder {
            wire: DefaultTransportFactory.create_transport_with_options(options),
            envelopes: self.0.clone(),
        })
    }
}

#[derive(Debug)]
struct ChipWorn;

impl fmt::Display for ChipWorn {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "the chip is worn")
    }
}

impl Error for ChipWorn {}

#[derive(Debug)]
struct OrderRefused(u32, ChipWorn);

impl fmt::Display for OrderRefused {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "order {} was refused", self.0)
    }
}

impl Error for OrderRefused {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.1)
    }
}

fn capture_error() {
    let describe = |scope: &mut sentry::Scope| {
        scope.set_tag("payment", "card");
        scope.set_tag("country", "NL");
        scope.set_user(Some(User {
            id: Some("u-17".into()),
            email: Some("ada@example.com".into()),
            username: Some("ada".into()),
            ..Default::default()
        }));
        scope.set_extra("basket", "3 items".into());
        let order = Map::from([("number".into(), 4711.into()), ("gift".into(), true.into())]);
        scope.set_context("order", Context::Other(order));
        scope.add_attachment(Attachment {
            buffer: b"total=12.50\n".to_vec(),
            filename: "cart.txt".into(),
            content_type: Some("text/plain".into()),
            ty: None,
        });
    };
    sentry::with_scope(describe, || {
        sentry::add_breadcrumb(Breadcrumb {
            category: Some("ui.click".into()),
            level: Level::Warning,
            message: Some("pressed pay".into()),
            data: Map::from([("button".into(), "pay".into())]),
            ..Default::default()
        });
        sentry::add_breadcrumb(Breadcrumb {
            category: Some("reader".into()),
            message: Some("card read".into()),
            ..Default::default()
        });
        sentry::capture_error(&OrderRefused(4711, ChipWorn));
    });
}

fn panic() {
    std::panic::set_hook(Box::new(|panic| {
        sentry::integrations::panic::panic_handler(panic); // without the text on standard error
    }));
    let till = std::thread::Builder::new().name("till".into());
    let outcome = till
        .spawn(|| panic!("receipt has no lines"))
        .unwrap()
        .join();
    assert!(outcome.is_err());
}

fn trace() {
    let context = sentry::TransactionContext::new("POST /orders", "http.server");
    let transaction = sentry::start_transaction(context);
    let span = transaction.start_child("db.query", "INSERT INTO orders");
    span.set_data("db.system.name", "postgresql".into());
    span.set_data("cart.items", 3.into());
    span.set_status(SpanStatus::Ok);
    span.finish();
    transaction.set_status(SpanStatus::Ok);
    transaction.finish();
}

fn main() {
    let envelopes = Arc::new(Mutex::new(Vec::new()));
    let options = ClientOptions::new() // the DSN is in the environment
        .release("till@1.7.0")
        .environment("staging")
        .server_name("till-9")
        .traces_sample_rate(1.0)
        .attach_stacktrace(true)
        .transport(RecorderFactory(envelopes.clone()));
    let client = sentry::init(options);
    capture_error();
    sentry::capture_message("Stock of tea is low", Level::Warning);
    panic();
    trace();
    assert!(client.flush(Some(Duration::from_secs(20))));
    let sent: Vec<Value> = envelopes
        .lock()
        .unwrap()
        .drain(..)
        .map(Value::from)
        .collect();
    println!("{}", Value::from_iter([("envelopes", sent)]));
}
