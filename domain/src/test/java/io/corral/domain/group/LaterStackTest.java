package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import org.junit.jupiter.api.Test;

/// Which frames and causes count, where versions and writers of a program put others around them.
class LaterStackTest {

    private static final Frame CALLER = Errors.in("/srv/app/form.js", "onSubmit");

    @Test
    void keys_reportersThatCallEachOther_countOnce() {
        Frame report = Errors.in("/srv/app/report.js", "reportError");
        Frame makes = Errors.in("/srv/app/report.js", "toError");
        var direct = Errors.on("node").raised("Error", "cart not saved", CALLER, report);
        var made = Errors.on("node").raised("Error", "cart not saved", CALLER, report, makes);
        var other = Errors.on("node").raised("Error", "mail not sent", CALLER, report, makes);

        assertThat(direct.key()).isEqualTo(made.key()).isNotEqualTo(other.key());
    }

    @Test
    void keys_typeOfASystemInAReporter_itsFaultCounts() {
        Frame report = Errors.in("/srv/app/report.go", "report");
        var lookup = Errors.on("go").raised("*net.OpError", "lookup a: no such host", report);
        var reset = Errors.on("go").raised(
                "*net.OpError", "read tcp: connection reset by peer", report);

        assertThat(lookup.key()).isNotEqualTo(reset.key());
    }

    @Test
    void keys_errnoAtTheBottomOfAChain_unwrappedOrNot_oneKey() {
        String message = "open /srv/a: no such file or directory";
        var flat = Errors.on("go").raised("*fs.PathError", message, CALLER);
        var deep = Errors.on("go").raised("syscall.Errno", "no such file or directory")
                .raised("*fs.PathError", message, CALLER);

        assertThat(flat.key()).isEqualTo(deep.key());
    }

    @Test
    void keys_causeInTheLanguageOfTheSystem_oneKey() {
        String type = "System.ComponentModel.Win32Exception";
        String outer = "Microsoft.Data.SqlClient.SqlException";
        var named = Errors.on("csharp").raised(type, "The wait operation timed out.")
                .raised(outer, "Execution Timeout Expired.", CALLER);
        var bare = Errors.on("csharp").raised(type, "Unknown error 258")
                .raised(outer, "Execution Timeout Expired.", CALLER);

        assertThat(named.key()).isEqualTo(bare.key());
    }

    @Test
    void keys_handlerGivenAsItIsOrInAClosure_oneKey() {
        Frame closure = Errors.in("package:shop/cart.dart", "_CartState.build.<fn>");
        Frame handler = Errors.in("package:shop/cart.dart", "_CartState._remove");
        Frame last = Errors.in("package:shop/stock.dart", "Stock.take");
        var plain = Errors.on("dart").raised("Bug", "x", handler, last);
        var within = Errors.on("dart").raised("Bug", "x", closure, handler, last);

        assertThat(plain.key()).isEqualTo(within.key());
    }

    @Test
    void keys_middlewareSaysNoMoreThanTheStatus_theCauseCounts() {
        Frame middleware = Errors.in("/srv/app/errors.js", "errorMiddleware");
        var one = Errors.on("node").raised("TypeError", "x is not a function", CALLER)
                .raised("HttpError", "Internal Server Error", middleware);
        var other = Errors.on("node").raised("TypeError", "x is not a function", CALLER)
                .raised("InternalServerError", "Internal Server Error", middleware);

        assertThat(one.key()).isEqualTo(other.key());
    }

    @Test
    void keys_programThatStartsAnother_theModuleThatWasRunDoesNotCount() {
        Frame script = Errors.frame("manage_shop", "/srv/app/manage_shop.py", "<module>", true, 1);
        Frame job = Errors.frame("shop.jobs", "/srv/app/shop/jobs.py", "nightly", true, 1);
        Frame last = Errors.frame("shop.sftp", "/srv/app/shop/sftp.py", "pick_up", true, 1);

        assertThat(Errors.on("python").raised("Bug", "x", script, job, last).key())
                .isEqualTo(Errors.on("python").raised("Bug", "x", job, last).key());
    }

    @Test
    void keys_panicOfGoMadeIntoAText_oneKey() {
        String message = "runtime error: index out of range [5] with length 3";

        assertThat(Errors.on("go").raised("runtime.boundsError", message, CALLER).key())
                .isEqualTo(Errors.on("go").raised("*errors.errorString", message, CALLER).key());
    }
}
