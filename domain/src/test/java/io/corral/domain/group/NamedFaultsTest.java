package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Faults that servers, libraries and systems name in their messages.
class NamedFaultsTest {

    private static final Frame FRAME = Errors.at("shop.stock", "take");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "No route matches {:action=>\"show\", :controller=>\"carts\", :id=>nil} | no route: carts",
        "No route matches {action: \"show\", controller: \"carts\", id: nil} | no route: carts",
        "Neither the property \"total\" nor one of the methods \"total()\" exist"
                + " | no member of an object: total",
        "Could not create `Cart`. There is a problem with \"price\". | undecodable field: price",
        "View config not found for component `Map` | no config of a view: Map",
        "An error occurred (NoSuchKey) when calling the GetObject operation: The key"
                + " | service error: NoSuchKey",
        "Unable to make field private int java.util.ArrayList.size accessible: module java.base"
                + " | inaccessible member: java.util.ArrayList.size",
        "called `Result::unwrap()` on an `Err` value: Os { code: 2, kind: NotFound, message: \"x\" }"
                + " | unwrap of an error: NotFound",
        "No signature of method: Script47.dry() is applicable for argument types: (Integer)"
                + " | no such method: dry",
        "Context.startForegroundService() did not then call Service.startForeground(): "
                + "ServiceRecord{a471a58 u10 shop.app/.sync.Upload c:shop.app}"
                + " | service not in the foreground: .sync.Upload",
        "FATAL: sorry, too many clients already | too many connections",
        "server closed the connection unexpectedly | connection closed by the server",
        "MySQL server has gone away | connection closed by the server",
        "exited in: GenServer.call(Shop, :total, 5000)    ** (EXIT) time out"
                + " | process did not answer in time",
        "-[NSTaggedPointerString count]: unrecognized selector sent to instance 0x1"
                + " | unrecognized selector: NSString count",
        "-[__NSCFString count]: unrecognized selector sent to instance 0x1"
                + " | unrecognized selector: NSString count",
        "404 Client Error: Not Found for url: https://a.example/1 | status 404",
        "HTTPSConnectionPool(host='a', port=443): Max retries exceeded (Caused by "
                + "NameResolutionError(\"<x>: Failed to resolve 'a' ([Errno -2] Name or service "
                + "not known)\")) | connection failed: host lookup failed",
        "HTTPSConnectionPool(host='a', port=443): Max retries exceeded (Caused by "
                + "NewConnectionError('<x>: Failed to establish a new connection: [Errno -2] "
                + "Name or service not known')) | connection failed: host lookup failed",
        "HTTPSConnectionPool(host='a', port=443): Max retries exceeded (Caused by "
                + "NewConnectionError('<x>: Failed to establish a new connection: [Errno 111] "
                + "Connection refused')) | connection failed: connection refused",
        "Undefined variable $sku (View: /srv/r/7/resources/views/cart/row.blade.php)"
                + " | undefined variable: sku in cart/row.blade.php",
        "Undefined variable $sku (View: /srv/views/a.blade.php) (View: /srv/views/b.blade.php)"
                + " | undefined variable: sku in a.blade.php",
    })
    void of_knownFault_itsName(String message, String text) {
        assertThat(NamedFaults.of(message)).isEqualTo(new EngineError(null, text, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "(1205, 'Lock wait timeout exceeded; try again')", "No route matches {",
        "Could not create `Cart`.",
        "-[ count]: unrecognized selector", "-[ShopCart count]: unrecognized selector",
        "Unable to make accessible: ", "ServiceRecord{", "(View: /srv/views/",
        "called `Result::unwrap()` on an `Err` value: ParseIntError { kind: InvalidDigit }",
    })
    void of_otherMessage_nothing(String message) {
        assertThat(NamedFaults.of(message)).isNull();
    }

    @Test
    void of_machException_saysNothingBesideItsType() {
        assertThat(NamedFaults.of("Exception 6, Code 1, Subcode 195430732"))
                .isEqualTo(new EngineError(null, "exception of the processor", null));
        assertThat(NamedFaults.of("Exception 6, Code 1, Subcode 8 > cart empty")).isNull();
    }

    @Test
    void keys_machException_whatTheRuntimeLeftCountsInAReporterOnly() {
        String bare = "Exception 6, Code 1, Subcode 8 >";
        String said = bare + "\nShop/Cart.swift:3: Fatal error: Unexpectedly found nil while "
                + "unwrapping";

        assertThat(Errors.on("cocoa").raised("EXC_BREAKPOINT", bare, FRAME).key())
                .isEqualTo(Errors.on("cocoa").raised("EXC_BREAKPOINT", said, FRAME).key());
        assertThat(NamedFaults.withoutMach(bare + " cart empty")).isEqualTo("cart empty");
        assertThat(NamedFaults.withoutMach("Exception 6 > x")).isEqualTo("Exception 6 > x");
    }

    @ParameterizedTest
    @CsvSource({
        "csharp, System.Data.SqlClient.SqlException, Microsoft.Data.SqlClient.SqlException",
        "java, javax.persistence.NoResultException, jakarta.persistence.NoResultException",
        "go, runtime.errorString, runtime.errorAddressString"
    })
    void keys_typeOfALibraryThatMoved_oneKey(String platform, String older, String newer) {
        assertThat(Errors.on(platform).raised(older, "x", FRAME).key())
                .isEqualTo(Errors.on(platform).raised(newer, "x", FRAME).key());
        assertThat(Types.spelledAlike("Swing.Oops")).isEqualTo("Swing.Oops");
    }

    @Test
    void keys_faultsOfANetwork_countBesideFrames() {
        var lookup = Errors.on("dart").raised(
                "SocketException", "Failed host lookup: 'a.example' (OS Error: x, errno = 8)",
                FRAME);
        var refused = Errors.on("dart").raised(
                "SocketException", "Connection refused (OS Error: Connection refused, errno = 111)",
                FRAME);

        var longer = Errors.on("dart").raised(
                "SocketException",
                "Failed host lookup: 'a.example' (OS Error: No address associated "
                        + "with hostname, errno = 7), address = a.example, port = 443, uri = x",
                FRAME);

        assertThat(lookup.key()).isEqualTo(longer.key()).isNotEqualTo(refused.key());
    }

    @Test
    void keys_systemSpeaksAnotherLanguage_oneKey() {
        var english = Errors.on("csharp").raised(
                "System.ComponentModel.Win32Exception", "The wait operation timed out.");
        var german = Errors.on("csharp").raised(
                "System.ComponentModel.Win32Exception", "Der Wartevorgang wurde abgebrochen.");

        assertThat(english.key()).isEqualTo(german.key());
    }

    @Test
    void keys_nullWithinALibrary_namedByNewerJavaOrNot_oneKey() {
        Frame library = Errors.at("clojure.lang.Numbers", "ops");
        String named = "Cannot invoke \"Object.getClass()\" because \"x\" is null";
        String type = "NullPointerException";

        assertThat(Errors.on("java").raised(type, named, FRAME, library).key())
                .isEqualTo(Errors.on("java").raised(type, null, FRAME, library).key());
        assertThat(Errors.on("java").raised(type, named, FRAME).key())
                .isNotEqualTo(Errors.on("java").raised(type, null, FRAME).key());
    }

    @Test
    void keys_databaseErrorThatSpringTranslated_oneKeyOverVersions() {
        String cause = "org.hibernate.exception.ConstraintViolationException";
        String root = "ERROR: duplicate key value violates unique constraint \"uk_chip\"";
        String five = "could not execute statement";
        String six = five + " [" + root + "] [insert into chip (id) values (?)]";

        assertThat(translated(cause, root, five,
                five + "; SQL [n/a]; constraint [uk_chip]; nested exception is " + cause + ": "
                        + five,
                "pair").key())
                .isEqualTo(translated(cause, root, six,
                        six + "; SQL [insert into chip (id) values (?)]; constraint [uk_chip]",
                        "pair").key())
                .isNotEqualTo(translated(cause, root, five,
                        five + "; SQL [n/a]; constraint [uk_chip]; nested exception is " + cause
                                + ": " + five,
                        "upload").key());
    }

    private static Errors translated(
            String cause, String root, String statement, String message, String function) {
        return Errors.on("java")
                .raised("org.postgresql.util.PSQLException", root,
                        Errors.at("org.postgresql.core.v3.QueryExecutorImpl", "receive"))
                .raised(cause, statement,
                        Errors.at("org.hibernate.exception.internal.Delegate", "convert"))
                .raised("org.springframework.dao.DataIntegrityViolationException", message,
                        Errors.at("com.acme.Chips", function));
    }

    @Test
    void keys_joinedErrorsInAReporter_messageCounts() {
        Frame capture = Errors.at("shop/watch", "Capture");
        var one = Errors.on("go").raised("*errors.joinError", "close ledger: closed", capture);
        var other = Errors.on("go").raised("*errors.joinError", "flush index: full", capture);

        assertThat(one.key()).isNotEqualTo(other.key());
    }

    @Test
    void keys_wrapperWithTheOnlyFramesOfTheApplication_itsFramesCount() {
        Frame library = Errors.at("sun.net.www.http.ChunkedInputStream", "read");
        Frame night = Errors.at("com.acme.NightJob", "run");
        Frame stock = Errors.at("com.acme.StockJob", "run");
        var one = Errors.on("java").raised("IOException", "Premature EOF", library)
                .raised("UndeclaredThrowableException", null, night);
        var other = Errors.on("java").raised("IOException", "Premature EOF", library)
                .raised("UndeclaredThrowableException", null, stock);

        assertThat(one.key()).isNotEqualTo(other.key());
    }
}
