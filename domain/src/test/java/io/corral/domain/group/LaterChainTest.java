package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import org.junit.jupiter.api.Test;

/// Which exceptions of a chain and which functions of a stack count in version 2, by what is known
/// of runtimes, frameworks and executors of jobs.
class LaterChainTest {

    private static final Frame GO = Errors.at("shop.example/stock", "Load");
    private static final Frame PYTHON = Errors.at("shop.stock", "load");

    private static Frame library(String module, String function) {
        return Errors.frame(module, null, function, false, null);
    }

    @Test
    void keys_faultOfTheSystemReportedApartOrNot_oneKey() {
        String text = "open /srv/stock/%s.csv: no such file or directory";
        var apart = Errors.on("go").raised("syscall.Errno", "no such file or directory")
                .raised("*fs.PathError", text.formatted("a"), GO);
        var alone = Errors.on("go").raised("*fs.PathError", text.formatted("b"), GO);
        var denied = Errors.on("go").raised("*fs.PathError",
                "open /srv/stock/a.csv: permission denied", GO);

        assertThat(apart.key()).isEqualTo(alone.key()).isNotEqualTo(denied.key());
    }

    @Test
    void keys_driverErrorTranslatedWithItsWords_oneKey() {
        String text = "duplicate key value violates unique constraint \"sku\"";
        Frame driver = library("psycopg.cursor", "execute");
        var both = Errors.on("python").raised("psycopg.errors.UniqueViolation", text, driver)
                .raised("django.db.utils.IntegrityError", text, PYTHON, driver);
        var outer = Errors.on("python").raised(
                "django.db.utils.IntegrityError", text, PYTHON, driver);

        assertThat(both.key()).isEqualTo(outer.key());
    }

    @Test
    void keys_contextAroundAnErrorOfRust_doesNotCount_itsTextDoes() {
        Frame probe = Errors.frame(null, null, "shop::probe", true, null);
        var first = Errors.on("native").raised("CodecError", "unsupported codec")
                .raised("Error", "could not probe a.wav", probe);
        var again = Errors.on("native").raised("CodecError", "unsupported codec")
                .raised("Error", "could not probe all of it", probe);
        var other = Errors.on("native").raised("CodecError", "end of stream")
                .raised("Error", "could not probe a.wav", probe);

        assertThat(first.key()).isEqualTo(again.key()).isNotEqualTo(other.key());
    }

    @Test
    void keys_jobRunByWhoeverAskedForIt_likeOneOfAWorker() {
        Frame command = Errors.at("shop.commands.nightly", "handle_all");
        Frame executor = library("celery.app.trace", "trace_task");

        assertThat(Errors.on("python").raised("LookupFailed", "x", command, executor, PYTHON).key())
                .isEqualTo(Errors.on("python").raised("LookupFailed", "x", PYTHON).key());
    }

    @Test
    void keys_interruptedWhereverItWas_oneKey() {
        Frame step = Errors.at("shop.index", "step");
        String type = "celery.exceptions.SoftTimeLimitExceeded";

        assertThat(Errors.on("python").raised(type, "x", PYTHON, step).key())
                .isEqualTo(Errors.on("python").raised(type, "x", PYTHON).key());
    }

    @Test
    void keys_whatAJobOfElixirFailedWith_countsAndFramesOfTheExecutorDoNot() {
        Frame old = library("Oban.Queue.Executor", "perform/1");
        Frame now = library("Oban.Queue.Executor", "call/1");
        String text = "Shop.Jobs.Refund failed with {:error, :%s}";

        assertThat(Errors.on("elixir").raised("Oban.PerformError", text.formatted("gone"), old)
                .key())
                .isEqualTo(Errors.on("elixir")
                        .raised("Oban.PerformError", text.formatted("gone"), now).key())
                .isNotEqualTo(Errors.on("elixir")
                        .raised("Oban.PerformError", text.formatted("full"), old).key());
    }

    @Test
    void keys_exceptionRaisedAgainOrCopied_oneKey() {
        Frame save = Errors.at("shop.cart", "save");
        var copied = Errors.on("python").raised("CartLocked", "locked", PYTHON)
                .raised("CartLocked", "locked", save, PYTHON);

        assertThat(copied.key())
                .isEqualTo(Errors.on("python").raised("CartLocked", "locked", save, PYTHON).key());
    }

    @Test
    void keys_whyARequestWasCancelled_toldByNewerDotNetOrNot_oneKey() {
        String type = "System.Threading.Tasks.TaskCanceledException";
        Frame load = Errors.at("Shop.Rates", "Load");
        var told = Errors.on("csharp").raised("System.TimeoutException", "A task was canceled.")
                .raised(type, "The request was canceled due to the configured Timeout", load);

        assertThat(told.key())
                .isEqualTo(Errors.on("csharp").raised(type, "A task was canceled.", load).key());
    }

    @Test
    void keys_noteOfReactor_doesNotCount() {
        Frame take = Errors.at("shop.Stock", "take");
        var noted = Errors.on("java")
                .raised("reactor.core.publisher.FluxOnAssembly$OnAssemblyException", "observed at")
                .raised("shop.NoStock", "none", take);

        assertThat(noted.key()).isEqualTo(Errors.on("java").raised("shop.NoStock", "none", take)
                .key());
    }

    @Test
    void keys_boundaryOfCoroutines_doesNotCount() {
        Frame boundary = Errors.frame("_COROUTINE._BOUNDARY", null, "_", true, null);
        Frame sync = Errors.at("shop.Sync", "load");
        Frame call = Errors.at("shop.Api", "call");

        assertThat(Errors.on("java").raised("shop.Late", "x", sync, boundary, call).key())
                .isEqualTo(Errors.on("java").raised("shop.Late", "x", sync, call).key());
    }

    @Test
    void keys_ownTypeCarriedByAWrapperWithItsText_likeThrownWithItsStack() {
        Frame letters = Errors.frame("App.Letters", null, "templateOf", true, null);
        var thrown = Errors.on("php").raised("App\\NoTemplate", "no template for meadow", letters);
        var carried = Errors.on("php").raised("App\\NoTemplate", "no template for saffron").raised(
                "Symfony\\Component\\Messenger\\Exception\\HandlerFailedException",
                "Handling failed: no template for saffron", letters);
        var other = Errors.on("php").raised("App\\NoAddress", "no address").raised(
                "Symfony\\Component\\Messenger\\Exception\\HandlerFailedException",
                "Handling failed: no address", letters);

        assertThat(carried.key()).isEqualTo(thrown.key()).isNotEqualTo(other.key());
    }

    @Test
    void keys_textOfTheInnerExceptionInBrackets_addsNothing() {
        Frame parse = Errors.at("archive.Window", "parse");
        var bare = Errors.on("java").raised("NumberFormatException",
                "For input string: \"a\"", parse);
        var wrapped = Errors.on("java").raised("NumberFormatException",
                "For input string: \"b\"", parse).raised("play.api.UnexpectedException",
                        "Unexpected exception[NumberFormatException: For input string: \"b\"]",
                        parse);

        assertThat(wrapped.key()).isEqualTo(bare.key());
    }

    @Test
    void keys_faultThatTheInnerExceptionNames_countsOnce() {
        Frame get = Errors.at("shop.PriceClient", "get");
        String client = "org.apache.http.conn.HttpHostConnectException";
        var again = Errors.on("java").raised("java.net.ConnectException", "Connection refused")
                .raised(client, "Connect to a:80 failed: Connection refused", get);
        var not = Errors.on("java").raised("java.net.ConnectException", "Connection refused")
                .raised(client, "Connect to a:80 failed", get);
        var other = Errors.on("java").raised("java.net.ConnectException", "Connection reset")
                .raised(client, "Connect to a:80 failed", get);

        assertThat(again.key()).isEqualTo(not.key()).isNotEqualTo(other.key());
    }
}
