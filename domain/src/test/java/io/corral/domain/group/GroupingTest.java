package io.corral.domain.group;

import static io.corral.domain.group.Errors.at;
import static io.corral.domain.group.Errors.frame;
import static io.corral.domain.group.Errors.in;
import static io.corral.domain.group.Errors.on;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.EventDraft;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.ExceptionValue.Mechanism;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.ThreadValue;
import io.corral.domain.id.EventId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupingTest {

    // Tiers

    @Test
    void keys_strongAppFrame_appTier() {
        assertThat(on("python").raised("E", "x", at("shop.cart", "add")).tier())
                .isEqualTo(Tier.APP_FRAMES);
    }

    @Test
    void keys_onlyLibraries_libraryTier() {
        assertThat(on("python").raised("E", "x", at("django.views", "get")).tier())
                .isEqualTo(Tier.LIBRARY_FRAMES);
    }

    @Test
    void keys_onlyMinifiedNames_weakTier() {
        assertThat(on("javascript").raised("E", "x", in("https://a.io/b.js", "t")).tier())
                .isEqualTo(Tier.WEAK_FRAMES);
    }

    @Test
    void keys_onlyNoise_messageTier() {
        assertThat(on("javascript").raised("E", "x", in("<anonymous>", "Array.map")).tier())
                .isEqualTo(Tier.MESSAGE);
    }

    @Test
    void keys_nothing_fallbackByLoggerAndTransaction() {
        EventDraft draft = on("other").draft();

        assertThat(Grouping.keys(draft.build()).tier()).isEqualTo(Tier.FALLBACK);
        assertThat(keyOf(on("other").draft().logger("a"))).isNotEqualTo(keyOf(on("other").draft()));
        assertThat(keyOf(on("other").draft().transaction("/a")))
                .isNotEqualTo(keyOf(on("other").draft().transaction("/b")));
    }

    @Test
    void keys_sameEventTwice_sameKeys() {
        Errors errors = on("python").raised("E", "x", at("shop.cart", "add"));

        assertThat(Grouping.keys(errors.event())).isEqualTo(Grouping.keys(errors.event()));
        assertThat(Grouping.explain(errors.event()).key()).isEqualTo(errors.key());
    }

    // The SDK's in_app

    @Test
    void inApp_librarySaidToBeApp_librarysNameWins() {
        StackTrace stack = StackTrace.of(List.of(
                frame("org.springframework.web.Servlet", null, "run", true, 1),
                frame("com.acme.Cart", null, "add", null, 1),
                frame("com.acme.Lib", null, "add", false, 1)));

        assertThat(Grouping.inApp(stack, "java")).containsExactly(false, true, false);
    }

    // Recursion

    @Test
    void keys_recursionOfAnyDepth_sameKey() {
        assertThat(python("main", "walk", "visit", "walk", "visit", "leaf"))
                .isEqualTo(python("main", "walk", "visit", "leaf"))
                .isEqualTo(python(
                        "main", "walk", "visit", "walk", "visit", "walk", "visit", "leaf"));
        assertThat(python("main", "walk", "walk", "walk", "leaf"))
                .isEqualTo(python("main", "walk", "leaf"));
        assertThat(python("main", "walk", "leaf")).isNotEqualTo(python("main", "leaf"));
    }

    @Test
    void keys_stackOf5000Frames_readsItsEnds() {
        List<Frame> frames = new ArrayList<>(Collections.nCopies(5000, at("shop.cart", "walk")));
        frames.add(at("shop.cart", "leaf"));

        assertThat(on("python").raised("E", "x", frames.toArray(Frame[]::new)).key())
                .isEqualTo(python("walk", "leaf"));
    }

    // Chains and groups

    @Test
    void keys_otherRootCause_otherKey() {
        Frame frame = at("shop.cart", "add");

        assertThat(
                on("python").raised("KeyError", "a", frame).raised("CartError", "b", frame).key())
                .isNotEqualTo(
                        on("python").raised("OSError", "a", frame).raised("CartError", "b", frame)
                                .key());
    }

    @Test
    void keys_wrapperAroundAnException_sameAsWithout() {
        Frame frame = at("com.acme.Cart", "add");
        long bare = on("java").raised("CartException", "closed", frame).key();

        assertThat(on("java").raised("CartException", "closed", frame)
                .raised("ExecutionException", "com.acme.CartException: closed", frame).key())
                .isEqualTo(bare);
        assertThat(on("java").raised("CartException", "closed", frame)
                .raised("RuntimeException", "com.acme.CartException: closed", frame).key())
                .isEqualTo(bare);
        assertThat(on("java").raised("CartException", "closed", frame)
                .raised("RuntimeException", "order failed", frame).key()).isNotEqualTo(bare);
    }

    @Test
    void keys_groupOfEqualExceptions_sameForAnyNumberAndOrder() {
        long two = group(member("AError", "a 1", 1, 0), member("BError", "b", 2, 0));

        assertThat(group(member("BError", "b", 1, 0), member("AError", "a 2", 2, 0)))
                .isEqualTo(two);
        assertThat(group(member("AError", "a 3", 1, 0), member("BError", "b", 2, 0),
                member("AError", "a 4", 3, 0))).isEqualTo(two);
        assertThat(group(member("AError", "a 1", 1, 0))).isNotEqualTo(two);
        assertThat(group(member("AError", "a 1", 1, 0), member("AError", "a 9", 2, 0)))
                .isEqualTo(on("python").raised("AError", "a 5").key());
    }

    @Test
    void keys_memberOfNestedGroup_foundUnderAllGroups() {
        ExceptionValue nested = exception("ExceptionGroup", "2", mechanism(1, 0, true));

        assertThat(group(member("AError", "a", 2, 1), nested))
                .isEqualTo(group(member("AError", "a", 1, 0)));
    }

    @Test
    void keys_brokenTrees_flatChain() {
        long flat = on("python").raised("AError", "a").key();

        assertThat(group(member("AError", "a", 1, 1))).isEqualTo(flat);
        assertThat(group(member("AError", "a", 0, 0))).isEqualTo(flat);
        assertThat(group(member("AError", "a", 1, 7))).isEqualTo(flat);
        assertThat(group(member("AError", "a", 2, 1), member("BError", "b", 1, 2)))
                .isEqualTo(on("python").raised("AError", "a").raised("BError", "b").key());
    }

    // Threads

    @Test
    void keys_onlyThreads_crashedThenCurrentThenOnlyOne() {
        ThreadValue crashed = thread("1", true, false, "crash");
        ThreadValue current = thread("2", false, true, "current");
        ThreadValue other = thread("3", false, false, "other");

        assertThat(threads(other, current, crashed)).isEqualTo(threads(crashed));
        assertThat(threads(other, current)).isEqualTo(threads(current));
        assertThat(threads(other)).isNotEqualTo(threads(current));
        assertThat(threads(other, other)).isEqualTo(threads());
    }

    // Messages

    @Test
    void keys_messageWithoutTemplate_sameWhateverItsValues() {
        assertThat(on("python").message(null, "took 15 ms for a@b.org").key())
                .isEqualTo(on("python").message(null, "took 9 ms for c@d.org").key());
        assertThat(on("python").message("user %s", "user a").key())
                .isEqualTo(on("python").message("user %s", "user b").key());
    }

    @Test
    void keys_captureMessageWithSyntheticStack_byMessageAndReportingFunction() {
        Errors one = synthetic("cart is odd", "https://a.io/a.js", "checkCart");

        assertThat(one.tier()).isEqualTo(Tier.MESSAGE);
        assertThat(one.key())
                .isEqualTo(synthetic("cart is odd", "https://a.io/b.js", "checkCart").key())
                .isNotEqualTo(synthetic("user is odd", "https://a.io/a.js", "checkCart").key())
                .isNotEqualTo(synthetic("cart is odd", "https://a.io/a.js", "saveCart").key());
    }

    // Fingerprints

    @Test
    void keys_emptyOrDefaultFingerprint_defaultGrouping() {
        long plain = on("python").raised("E", "x").key();

        assertThat(on("python").raised("E", "x").fingerprint().key()).isEqualTo(plain);
        assertThat(on("python").raised("E", "x").fingerprint("{{ default }}").key())
                .isEqualTo(plain);
        assertThat(on("python").raised("E", "x").fingerprint("{{default}}").key()).isEqualTo(plain);
    }

    @Test
    void keys_customFingerprint_nothingElseCounts() {
        Errors one = on("python").raised("E", "x").fingerprint("cart", "a");

        assertThat(one.tier()).isEqualTo(Tier.FINGERPRINT);
        assertThat(one.key()).isEqualTo(on("java").raised("F", "y").fingerprint("cart", "a").key());
        assertThat(one.key()).isNotEqualTo(on("python").fingerprint("car", "ta").key());
    }

    @Test
    void keys_hybridFingerprint_defaultAndMoreCount() {
        long one = on("python").raised("EError", "x").fingerprint("{{ default }}", "a").key();

        assertThat(on("python").raised("FError", "x").fingerprint("{{ default }}", "a").key())
                .isNotEqualTo(one);
        assertThat(on("python").raised("EError", "x").fingerprint("{{ default }}", "b").key())
                .isNotEqualTo(one);
        assertThat(on("python").raised("EError", "x").fingerprint("{{ default }}", "a").key())
                .isEqualTo(one);
    }

    @Test
    void keys_variablesInFingerprint_resolved() {
        assertThat(on("python").raised("EError", "id 5").fingerprint("{{ type }}", "{{ value }}")
                .key())
                .isEqualTo(on("python").fingerprint("EError", "id <*>").key());
        assertThat(on("python").raised("EError", "id 5").fingerprint("{{ error.raw_value }}").key())
                .isEqualTo(on("python").fingerprint("id 5").key());
        assertThat(on("python").raised("EError", "x", at("shop.cart", "add"))
                .fingerprint("{{ function }}", "{{ module }}").key())
                .isEqualTo(on("python").fingerprint("add", "shop.cart").key());
        EventDraft tagged =
                on("python").fingerprint("{{ tags.plan }}", "{{ transaction }}").draft();
        tagged.tags(Map.of("plan", "gold"));
        assertThat(keyOf(tagged))
                .isEqualTo(on("python").fingerprint("gold", "<no-transaction>").key());
    }

    @Test
    void keys_checksum_decides() {
        EventDraft draft = on("python").raised("E", "x").fingerprint("a").draft().checksum("abc");

        assertThat(Grouping.keys(draft.build()).tier()).isEqualTo(Tier.CHECKSUM);
        assertThat(keyOf(draft)).isEqualTo(keyOf(on("java").draft().checksum("abc")));
    }

    // Feedback and security reports

    @Test
    void keys_feedback_oneKeyEach() {
        assertThat(feedback("0123456789abcdef0123456789abcdef"))
                .isNotEqualTo(feedback("0123456789abcdef0123456789abcdee"));
    }

    @Test
    void keys_cspReport_byDirectiveAndBlockedHost() {
        long evil = csp("script-src", "https://evil.io/a.js?x=1");

        assertThat(csp("script-src", "https://evil.io/other.js")).isEqualTo(evil);
        assertThat(csp("img-src", "https://evil.io/a.js")).isNotEqualTo(evil);
        assertThat(csp("script-src", "https://bad.io/a.js")).isNotEqualTo(evil);
        assertThat(csp("script-src", "https://shop.io/a.js")).isEqualTo(csp("script-src", "self"))
                .isEqualTo(csp("script-src", ""));
        assertThat(csp("script-src", "inline")).isNotEqualTo(csp("script-src", "eval"));
        assertThat(csp("img-src", "data:image/png;base64,AA"))
                .isEqualTo(csp("img-src", "data"));
    }

    // Fixtures

    private static long keyOf(EventDraft draft) {
        return Grouping.keys(draft.build()).primary();
    }

    private static long python(String... functions) {
        List<Frame> frames = new ArrayList<>();
        for (String function : functions) {
            frames.add(at("shop.cart", function));
        }
        return on("python").raised("E", "x", frames.toArray(Frame[]::new)).key();
    }

    private static long group(ExceptionValue... members) {
        Errors errors = on("python");
        for (ExceptionValue member : members) {
            errors.raised(member);
        }
        return errors.raised(exception("ExceptionGroup", "many", mechanism(0, null, true))).key();
    }

    private static ExceptionValue member(String type, String value, int id, int parent) {
        return exception(type, value, mechanism(id, parent, false));
    }

    private static ExceptionValue exception(
            @Nullable String type, String value, Mechanism mechanism, Frame... frames) {
        StackTrace stack = frames.length == 0 ? null : StackTrace.of(List.of(frames));
        return new ExceptionValue(type, value, null, null, mechanism, stack, null);
    }

    private static Mechanism mechanism(int id, @Nullable Integer parent, boolean group) {
        return new Mechanism("chained", true, false, id, parent, group, null, Map.of());
    }

    private static ThreadValue thread(String id, boolean crashed, boolean current,
            String function) {
        return new ThreadValue(
                id, null, null, crashed, current, null,
                StackTrace.of(List.of(at("shop.cart", function))), Map.of());
    }

    private static long threads(ThreadValue... threads) {
        return keyOf(on("python").draft().threads(List.of(threads)));
    }

    private static Errors synthetic(String message, String file, String function) {
        Mechanism made =
                new Mechanism("generic", true, true, null, null, false, null, Map.of());
        return on("javascript").message(null, message)
                .raised(exception(null, message, made, in(file, function)));
    }

    private static long feedback(String id) {
        return keyOf(new EventDraft(EventId.parse(id).orElseThrow()).kind(EventKind.FEEDBACK));
    }

    private static long csp(String directive, String blocked) {
        Map<String, @Nullable Object> report = new HashMap<>();
        report.put("effective-directive", directive);
        report.put("blocked-uri", blocked);
        report.put("document-uri", "https://shop.io/cart");
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("csp-report", report);
        return keyOf(on("javascript").draft().kind(EventKind.CSP).security(body));
    }
}
