package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import org.junit.jupiter.api.Test;

/// Names and codes of a program in messages that version 2 counts beside equal functions, and what
/// compilers and frameworks put on a stack that it does not count.
class LaterFaultsTest {

    private static long key(String platform, String type, String message) {
        Frame load = Errors.at("shop.stock", "load");
        return Errors.on(platform).raised(type, message, load).key();
    }

    @Test
    void keys_closuresOfFSharp_areTheFunctionTheyWereMadeFrom() {
        Frame label = Errors.frame("Rates.Conventions", null, "label", true, null);
        var first = Errors.on("csharp").raised("System.ArgumentException", "empty",
                Errors.frame("Rates.Fixings+load@24-1", null, "Invoke", true, null), label);
        var task = Errors.on("csharp").raised("System.ArgumentException", "empty",
                Errors.frame("Rates.Fixings+load@31", null, "MoveNext", true, null), label);
        var other = Errors.on("csharp").raised("System.ArgumentException", "empty",
                Errors.frame("Rates.Fixings+publish@31", null, "MoveNext", true, null), label);

        assertThat(first.key()).isEqualTo(task.key()).isNotEqualTo(other.key());
    }

    @Test
    void keys_indexWithANumberInItsName_countsWhole() {
        String text = "E11000 duplicate key error collection: d.carts index: %s dup key: { s: 1 }";

        assertThat(key("node", "MongoServerError", text.formatted("session_1")))
                .isNotEqualTo(key("node", "MongoServerError", text.formatted("device_1")));
    }

    @Test
    void keys_statusOfHttp_oneWithAndWithoutItsPhrase() {
        String type = "Symfony\\Component\\HttpClient\\Exception\\ServerException";
        long phrase = key("php", type, "HTTP/1.1 500 Internal Server Error returned for \"a\".");

        assertThat(key("php", type, "HTTP/2 500  returned for \"a\".")).isEqualTo(phrase);
        assertThat(key("php", type, "HTTP/2 503  returned for \"a\".")).isNotEqualTo(phrase);
    }

    @Test
    void keys_codeOfAnNsError_countsWithAndWithoutItsText() {
        long told = key("cocoa", "NSCocoaErrorDomain", "Could not merge changes. (Code: 133020)");

        assertThat(key("cocoa", "NSCocoaErrorDomain", "Code: 133020")).isEqualTo(told);
        assertThat(key("cocoa", "NSCocoaErrorDomain", "Code: 134060")).isNotEqualTo(told);
    }

    @Test
    void keys_loopOfMfcInTheApplicationsImage_doesNotCount() {
        Frame paint = Errors.frame(null, null, "CScanView::OnPaint", true, null);
        Frame slice = Errors.frame(null, null, "denta::Volume::slice", true, null);
        var linked = Errors.on("native").raised("SIGSEGV", "", Errors.frame(null, null,
                "CWinThread::Run", null, null), paint, slice);
        var apart = Errors.on("native").raised("SIGSEGV", "", paint, slice);

        assertThat(linked.key()).isEqualTo(apart.key());
    }
}
