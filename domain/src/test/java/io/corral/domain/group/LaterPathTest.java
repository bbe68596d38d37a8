package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which functions of a call path count in version 2, and which wordings of runtimes are one.
class LaterPathTest {

    private static final Frame ENTRY = Errors.at("shop.checkout", "place_order");
    private static final Frame MIDDLE = Errors.at("shop.stock", "reserve");
    private static final Frame CRASH = Errors.at("shop.stock", "take");

    private static long key(Frame... frames) {
        return Errors.on("python").raised("LookupFailed", "sku 5", frames).key();
    }

    @Test
    void keys_callsWithinOneUnit_theFirstAndTheFailingOneCount() {
        Frame inner = Errors.at("shop.stock", "find_shelf");
        Frame other = Errors.at("shop.stock", "check_shelf");

        assertThat(key(ENTRY, MIDDLE, inner, CRASH)).isEqualTo(key(ENTRY, MIDDLE, CRASH));
        assertThat(key(inner, CRASH)).isNotEqualTo(key(other, CRASH));
        assertThat(key(inner, MIDDLE, CRASH)).isNotEqualTo(key(other, MIDDLE, CRASH));
    }

    @Test
    void keys_otherUnitOnThePath_otherKey() {
        Frame other = Errors.at("shop.gifts", "wrap_order");

        assertThat(key(ENTRY, other, MIDDLE, CRASH)).isNotEqualTo(key(ENTRY, MIDDLE, CRASH));
    }

    @Test
    void keys_fourthUnitFromTheCrash_doesNotCount() {
        Frame till = Errors.at("shop.till", "book");
        Frame ledger = Errors.at("shop.ledger", "write");
        Frame page = Errors.at("shop.pages", "order");
        Frame job = Errors.at("shop.nightly", "reorder");

        assertThat(key(page, MIDDLE, till, ledger)).isEqualTo(key(job, MIDDLE, till, ledger));
        assertThat(key(page, till, ledger)).isNotEqualTo(key(job, till, ledger));
    }

    @Test
    void keys_helperDrawnOutWhereThePathEnds_doesNotCount() {
        Frame helper = Errors.at("shop.stock", "find_shelf");

        assertThat(key(ENTRY, helper, CRASH)).isEqualTo(key(ENTRY, CRASH));
    }

    @Test
    void keys_whatStartedALoopOfEvents_doesNotCount() {
        Frame run = Errors.in("/srv/src/main.c", "run_server");
        Frame loop = Errors.frame(null, null, "event_base_loop", false, null);
        Frame callback = Errors.in("/srv/src/link.c", "on_packet");

        assertThat(Errors.on("c").raised("SIGSEGV", "Segfault", run, loop, callback).key())
                .isEqualTo(Errors.on("c").raised("SIGSEGV", "Segfault", loop, callback).key());
    }

    @Test
    void keys_fileThatAGeneratorWrote_countsOnlyWhereItFails() {
        Frame handler = Errors.in("/srv/gen/stock_grpc.pb.go", "_Stock_Take_Handler");

        assertThat(key(ENTRY, handler, CRASH)).isEqualTo(key(ENTRY, CRASH));
        assertThat(key(ENTRY, handler)).isNotEqualTo(key(ENTRY));
    }

    @ParameterizedTest
    @CsvSource({
        "shop.middleware, handle", "shop.db, with_transaction", "shop.db, run_in_transaction",
        "shop.tracing, __call__", "shop.http, call_with_retries", "shop.jobs, measure_time",
        "shop.app, main", "shop.web.interceptors, intercept"
    })
    void keys_functionThatHandsOn_doesNotCount(String module, String function) {
        Frame handsOn = Errors.at(module, function);

        assertThat(key(ENTRY, handsOn, MIDDLE, CRASH)).isEqualTo(key(ENTRY, MIDDLE, CRASH));
    }

    @Test
    void keys_functionsThatCompilersPutAroundOne_countOnlyWhereTheyFail() {
        Frame fragment = Errors.in("/src/Cart.svelte", "Object.update [as p]");
        Frame total = Errors.in("/src/total.ts", "total");
        Frame part = Errors.at("shop.Intake$$anon$1", "applyOrElse");
        Frame lifted = Errors.at("shop.Intake", "shop$Intake$$_$receive$$anonfun$1");
        Frame older = Errors.at("shop.Intake$$anonfun$receive$1", "applyOrElse");
        Frame label = Errors.at("shop.Labels", "of");

        assertThat(Errors.on("javascript").raised("CartError", "x", fragment, total).key())
                .isEqualTo(Errors.on("javascript").raised("CartError", "x", total).key());
        assertThat(Errors.on("javascript").raised("CartError", "x", total, fragment).key())
                .isNotEqualTo(Errors.on("javascript").raised("CartError", "x", total).key());
        assertThat(Errors.on("scala").raised("MatchError", "x", part, lifted, label).key())
                .isEqualTo(Errors.on("scala").raised("MatchError", "x", older, label).key());
    }

    @Test
    void keys_failingMiddleware_counts() {
        assertThat(key(ENTRY, Errors.at("shop.middleware", "handle"))).isNotEqualTo(key(ENTRY));
    }

    @ParameterizedTest
    @CsvSource({"shop.orders, handle", "shop.db, run_report", "shop.cart, with_gift"})
    void keys_functionOfTheApplication_counts(String module, String function) {
        assertThat(key(ENTRY, Errors.at(module, function), MIDDLE, CRASH))
                .isNotEqualTo(key(ENTRY, MIDDLE, CRASH));
    }

    @Test
    void keys_recursionFromSeveralPlaces_depthAndWayDoNotCount() {
        Frame walk = Errors.at("shop.tree", "walk");
        Frame branch = Errors.at("shop.branch", "visit");
        Frame leaf = Errors.at("shop.leaf", "visit");

        assertThat(key(ENTRY, walk, branch, walk, leaf, walk, branch, walk, CRASH))
                .isEqualTo(key(ENTRY, walk, leaf, walk, CRASH))
                .isEqualTo(key(ENTRY, walk, CRASH))
                .isNotEqualTo(key(ENTRY, CRASH));
    }

    @Test
    void keys_namesMadeUpByObfuscators_doNotCount() {
        Frame[] one = {Errors.at("com.acme.a.b", "c"), Errors.at("com.acme.d", "onClick")};
        Frame[] other = {Errors.at("com.acme.x.y1", "z"), Errors.at("com.acme.q", "onClick")};

        assertThat(Errors.on("java").raised("CartFull", "x", one).key())
                .isEqualTo(Errors.on("java").raised("CartFull", "x", other).key());
        assertThat(Errors.on("javascript").raised("Error", "x",
                Errors.in("https://shop.example/app.js", "_0x3f2a1b")).tier())
                .isEqualTo(Tier.WEAK_FRAMES);
    }

    @Test
    void keys_closureBesideItsFunction_isPartOfIt() {
        Frame add = Errors.in("/srv/app/src/Cart.php", "App\\Cart::add");
        Frame older = Errors.in("/srv/app/src/Cart.php", "App\\Cart::App\\{closure}");
        Frame newer = Errors.in("/srv/app/src/Cart.php", "{closure:App\\Cart::add():12}");

        assertThat(Errors.on("php").raised("CartFull", "x", add, older).key())
                .isEqualTo(Errors.on("php").raised("CartFull", "x", add, newer).key());
    }

    @Test
    void keys_onlyRuntimeOnTheStack_lastFunctionAndMessageCount() {
        Frame looper = Errors.at("android.os.Looper", "loop");
        Frame vendor = Errors.at("com.samsung.android.Hook", "call");
        Frame token = Errors.at("android.view.ViewRootImpl", "setView");
        var one = Errors.on("java").raised("BadTokenException", "is not valid", looper, token);
        var two = Errors.on("java").raised("BadTokenException", "is not valid", vendor, token);
        var other = Errors.on("java").raised("BadTokenException", "was closed", looper, token);

        assertThat(one.key()).isEqualTo(two.key()).isNotEqualTo(other.key());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "rust | panic | already borrowed: BorrowMutError | RefCell already borrowed",
        "rust | panic | assertion failed: `(left == right)` | assertion `left == right` failed",
        "go | errorString | dial tcp 10.1.2.3:80: connect: connection refused"
                + " | dial tcp [::1]:80: connectex: target machine actively refused it.",
        "php | ErrorException | Notice: Undefined index: sku"
                + " | Warning: Undefined array key \"sku\"",
        "php | TypeError | Argument 1 passed to App\\Cart::add() must be of the type int, "
                + "null given"
                + " | App\\Cart::add(): Argument #1 ($id) must be of type int, null given",
        "python | OSError | [Errno 111] Connection refused | [Errno 61] Connection refused",
        "javascript | Error | Minified React error #185; visit https://reactjs.org/x?invariant=185"
                + " | Maximum update depth exceeded. This can happen when a component",
        "javascript | Invariant Violation | Invariant Violation: Text outside, js engine: hermes"
                + " | Text outside",
        "java | ClassCastException | a.B cannot be cast to a.C"
                + " | class a.B cannot be cast to class a.C (a.B is in module x)",
    })
    void wording_ofTwoVersions_isOne(String platform, String type, String older, String newer) {
        assertThat(Errors.on(platform).raised(type, older).key())
                .isEqualTo(Errors.on(platform).raised(type, newer).key());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "rust | panic | index out of bounds: the len is 3 but the index is 7"
                + " | called `Option::unwrap()` on a `None` value",
        "php | ErrorException | Undefined array key \"sku\" | Undefined array key \"total\"",
        "java | MissingPropertyException | No such property: sku for class: Cart"
                + " | No such property: total for class: Cart",
        "dart | _TypeError | type 'Null' is not a subtype of type 'String'"
                + " | type 'Null' is not a subtype of type 'int'",
        "elixir | MatchError | no match of right hand side value: {:error, :closed}"
                + " | no match of right hand side value: {:error, :timeout}",
        "csharp | SqlException | Violation of UNIQUE KEY constraint 'UQ_Order'."
                + " | Violation of UNIQUE KEY constraint 'UQ_Cart'.",
    })
    void wording_ofTwoFaultsInOneFunction_countsBesideFrames(
            String platform, String type, String one, String other) {
        assertThat(Errors.on(platform).raised(type, one, ENTRY).key())
                .isNotEqualTo(Errors.on(platform).raised(type, other, ENTRY).key());
    }
}
