package io.corral.protocol.rule;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.ExceptionValue.Mechanism;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Level;
import io.corral.domain.event.Message;
import io.corral.domain.event.Sdk;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.ThreadValue;
import io.corral.domain.id.EventId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event that has something for every matcher and variable: a KeyError, and the CartError it
/// caused, of which the stack is `open`, `handle` (of Flask), `total`, `price`.
final class ShopEvent {

    private ShopEvent() {}

    static Event event() {
        return draft().build();
    }

    static EventDraft draft() {
        StackTrace cause = StackTrace.of(List.of(
                frame("shop.stock", "/srv/shop/stock.py", "shop/stock.py", "lookup", true, null)));
        StackTrace stack = StackTrace.of(List.of(
                frame("shop.app", "/srv/shop/app.py", "shop/app.py", "open", true, null),
                frame("flask.app", "/usr/lib/python3/site-packages/flask/app.py",
                        "flask/app.py", "handle", false, null),
                frame("shop.cart", "/srv/shop/cart.py", "shop/cart.py", "total", true, null),
                frame("shop.price", "C:\\Shop\\Price.py", "shop/price.py", "price", true,
                        "/usr/lib/libprice.so.1")));
        return new EventDraft(EventId.parse("0123456789abcdef0123456789abcdef").orElseThrow())
                .kind(EventKind.ERROR)
                .platform("python")
                .level(Level.WARNING)
                .logger("shop.cart")
                .release("shop@2.1")
                .transaction("/cart/pay")
                .sdk(new Sdk("sentry.python.flask", "2.0", null))
                .tags(Map.of("server", "web-1", "tenant", "acme"))
                .message(new Message(null, "Paying cart 17 failed", List.of()))
                .exceptions(List.of(
                        ExceptionValue.of("KeyError", "'apple'", cause),
                        new ExceptionValue("CartError", "Cart 17 is closed", "shop.errors", null,
                                new Mechanism("excepthook", false, false, null, null, false,
                                        null, Map.of()),
                                stack, null)))
                .threads(List.of(
                        thread("1", "MainThread", "running", true),
                        thread("2", "Worker", "waiting", false)));
    }

    static Frame frame(
            String module, String path, String filename, String function, boolean inApp,
            @Nullable String packageName) {
        return new Frame(filename, path, module, function, null, 7, null, null, List.of(),
                List.of(), inApp, Map.of(), packageName, null, null, null);
    }

    private static ThreadValue thread(String id, String name, String state, boolean first) {
        return new ThreadValue(id, name, state, first, first, first, null, Map.of());
    }
}
