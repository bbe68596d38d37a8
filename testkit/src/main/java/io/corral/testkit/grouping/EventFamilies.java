package io.corral.testkit.grouping;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.ExceptionValue.Mechanism;
import io.corral.domain.event.Level;
import io.corral.domain.event.ThreadValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Parts of events besides messages and stacks: chains, groups, threads, fingerprints.
final class EventFamilies {

    private EventFamilies() {}

    // Chains

    /// Types that only pass another exception on, with what they say; `%s` is its type and message.
    private static final List<List<String>> WRAPPERS = List.of(
            List.of("JAVA", "java.util.concurrent.ExecutionException", "%s",
                    "=java.util.concurrent.FutureTask report"),
            List.of("JAVA", "java.lang.reflect.InvocationTargetException", "",
                    "=java.lang.reflect.Method invoke"),
            List.of("JAVA", "java.util.concurrent.CompletionException", "%s",
                    "=java.util.concurrent.CompletableFuture encodeThrowable"),
            List.of("JAVA", "java.lang.reflect.UndeclaredThrowableException", "",
                    "~com.sun.proxy.$Proxy12 find"),
            List.of("JAVA", "org.springframework.web.util.NestedServletException",
                    "Request processing failed; nested exception is %s",
                    "~org.springframework.web.servlet.FrameworkServlet processRequest"),
            List.of("JAVA", "jakarta.servlet.ServletException", "Request processing failed: %s",
                    "~org.springframework.web.servlet.FrameworkServlet processRequest"),
            List.of("KOTLIN", "java.util.concurrent.ExecutionException", "%s",
                    "=java.util.concurrent.FutureTask get"),
            List.of("SCALA", "java.util.concurrent.ExecutionException", "Boxed Exception",
                    "=scala.concurrent.impl.Promise$ resolver"),
            List.of("CLOJURE", "java.util.concurrent.ExecutionException", "%s",
                    "=java.util.concurrent.FutureTask report"),
            List.of("CSHARP", "System.AggregateException", "One or more errors occurred. (%s)",
                    "=System.Threading.Tasks.Task Wait()"),
            List.of("CSHARP", "System.Reflection.TargetInvocationException",
                    "Exception has been thrown by the target of an invocation.",
                    "=System.Reflection.RuntimeMethodInfo Invoke(Object obj)"));

    static LabelledPair wrappers(Draw draw) {
        List<String> wrapper = draw.pick(WRAPPERS);
        BaseError base = draw.error(each -> each.platform().name().equals(wrapper.getFirst())
                && each.hasAppCalls() && each.chain().size() == 1);
        String said = wrapper.get(1).startsWith("System.")
                ? base.outer().value()
                : base.outer().type() + ": " + base.outer().value();
        Thrown outer = new Thrown(wrapper.get(1), wrapper.get(2).replace("%s", said),
                List.of(Call.parse(wrapper.get(3))));
        return draw.variant(true, base, base.chain(List.of(base.outer(), outer)));
    }

    /// Groups as RFC 79 describes them: members below a group, in any order and number.
    static LabelledPair groups(Draw draw) {
        BaseError one = draw.of(Platform.PYTHON, Platform.CSHARP, Platform.NODE);
        BaseError two = draw.error(each -> each.platform() == one.platform() && each.hasAppCalls()
                && !each.name().equals(one.name()));
        BaseError three = draw.error(each -> each.platform() == one.platform()
                && each.hasAppCalls() && !each.name().equals(one.name())
                && !each.name().equals(two.name()));
        List<BaseError> members = List.of(one, two);
        List<BaseError> other = switch (draw.random().nextInt(5)) {
            case 0 -> List.of(two, one);
            case 1 -> List.of(one, two, one);
            case 2 -> List.of(two, two, one, one);
            case 3 -> List.of(one, three);
            default -> List.of(one, two, three);
        };
        Deploy deploy = draw.deploy();
        return new LabelledPair(one.name() + " + " + two.name(), !other.contains(three),
                grouped(members, deploy, draw), grouped(other, deploy, draw));
    }

    private static Event grouped(List<BaseError> members, Deploy deploy, Draw draw) {
        String type = switch (members.getFirst().platform()) {
            case PYTHON -> "ExceptionGroup";
            case CSHARP -> "System.AggregateException";
            default -> "AggregateError";
        };
        List<ExceptionValue> exceptions = new ArrayList<>();
        for (int i = members.size(); i > 0; i--) {
            ExceptionValue value = Rendering.draft(members.get(i - 1), deploy,
                    Slots.of(draw.seed())).exceptions().getLast();
            exceptions.add(with(value, mechanism(i, 0, false, "exceptions[" + (i - 1) + "]")));
        }
        ExceptionValue group = ExceptionValue.of(type, "unhandled errors in a TaskGroup ("
                + members.size() + " sub-exceptions)", null);
        exceptions.add(with(group, mechanism(0, null, true, null)));
        return Rendering.draft(members.getFirst().platform()).exceptions(exceptions).build();
    }

    private static Mechanism mechanism(
            int id, @Nullable Integer parent, boolean group, @Nullable String source) {
        return new Mechanism(parent == null ? "generic" : "chained", true, false, id, parent,
                group, source, Map.of());
    }

    private static ExceptionValue with(ExceptionValue value, Mechanism mechanism) {
        return new ExceptionValue(value.type(), value.value(), value.module(), value.threadId(),
                mechanism, value.stackTrace(), null);
    }

    // Threads

    /// What other threads were doing does not matter; what the crashed one did, does.
    static LabelledPair threads(Draw draw) {
        BaseError base = draw.of(Platform.APPLE, Platform.NATIVE, Platform.KOTLIN,
                Platform.JAVA);
        Deploy deploy = draw.deploy();
        if (draw.chance(70)) {
            BaseError crashed = base.chain(List.of(base.outer()));
            return LabelledPair.same(base.name(), threaded(crashed, deploy, draw),
                    threaded(crashed, deploy, draw));
        }
        BaseError other = draw.error(each -> each.platform() == base.platform()
                && each.hasAppCalls() && !each.name().equals(base.name()));
        return LabelledPair.different(base.name(), threaded(base, deploy, draw),
                threaded(other, deploy, draw));
    }

    private static Event threaded(BaseError base, Deploy deploy, Draw draw) {
        EventDraft draft = Rendering.draft(base, deploy, Slots.of(1));
        List<ThreadValue> threads = new ArrayList<>();
        for (int i = draw.random().nextInt(1, 5); i > 0; i--) {
            BaseError busy = draw.error(each -> each.platform() == base.platform());
            threads.add(new ThreadValue(String.valueOf(i), "worker-" + draw.random().nextInt(99),
                    null, false, false, i == 1,
                    Rendering.draft(busy, deploy, Slots.of(2)).exceptions().getLast().stackTrace(),
                    Map.of()));
        }
        threads.add(new ThreadValue("77", "crashed", null, true, true, false,
                draft.exceptions().getLast().stackTrace(), Map.of()));
        if (base.platform() == Platform.NATIVE) {
            draft.exceptions(new ArrayList<>());
        }
        return draft.threads(threads).build();
    }

    // Fingerprints

    static LabelledPair fingerprints(Draw draw) {
        BaseError left = draw.error(each -> true);
        BaseError right = draw.error(each -> !each.name().equals(left.name()));
        Deploy deploy = draw.deploy();
        String one = draw.pick("payments", "search-index", "login");
        boolean hybrid = draw.chance(40);
        boolean sameError = draw.chance(50);
        boolean sameEntry = draw.chance(60);
        List<String> leftPrint = hybrid ? List.of("{{ default }}", one) : List.of(one);
        List<String> rightPrint = sameEntry
                ? leftPrint
                : hybrid
                        ? List.of("{{ default }}", one + "-2")
                        : List.of(one + "-2");
        return new LabelledPair(leftPrint + " " + rightPrint, sameEntry && (sameError || !hybrid),
                Rendering.draft(left, deploy, Slots.of(1)).fingerprint(leftPrint).build(),
                Rendering.draft(sameError ? left : right, deploy, Slots.of(1))
                        .fingerprint(rightPrint).build());
    }

    // What stands around an error

    static LabelledPair surroundings(Draw draw) {
        BaseError base = draw.error(BaseError::hasAppCalls);
        Deploy deploy = draw.deploy();
        Slots slots = Slots.of(draw.seed());
        return LabelledPair.same(base.name(),
                surrounded(Rendering.draft(base, deploy, slots), draw),
                surrounded(Rendering.draft(base, deploy, slots), draw));
    }

    private static Event surrounded(EventDraft draft, Draw draw) {
        Map<String, String> tags = new HashMap<>();
        tags.put("region", draw.pick("eu", "us", "ap"));
        tags.put("customer", String.valueOf(draw.number()));
        List<Breadcrumb> none = Collections.emptyList();
        List<ExceptionValue> exceptions = new ArrayList<>(draft.exceptions());
        Mechanism old = Objects.requireNonNull(exceptions.getLast().mechanism());
        exceptions.set(exceptions.size() - 1, with(exceptions.getLast(), new Mechanism(
                draw.pick("generic", "instrument", "onunhandledrejection"), draw.chance(50), false,
                old.exceptionId(), old.parentId(), false, null, Map.of())));
        return draft.tags(tags).release("service@1." + draw.random().nextInt(90)).dist(draw.pick(
                "1", "2")).environment(draw.pick("production", "staging")).serverName(draw.pick(
                        "web-1", "web-2", "ip-10-0-0-" + draw.random().nextInt(250)))
                .transaction("/orders/" + draw.number()).breadcrumbs(none).level(draw.chance(50)
                        ? Level.ERROR
                        : Level.FATAL)
                .exceptions(exceptions).build();
    }

    // Security reports

    private static final String[] BLOCKED = {"https://tracker.example", "https://ads.example",
        "inline", "eval", "data", "https://fonts.example"};

    static LabelledPair contentPolicy(Draw draw) {
        String directive = draw.pick("script-src-elem", "img-src", "connect-src", "style-src-elem");
        int one = draw.random().nextInt(BLOCKED.length);
        if (draw.chance(50)) {
            return LabelledPair.same(directive + " " + BLOCKED[one],
                    report(directive, BLOCKED[one], draw), report(directive, BLOCKED[one], draw));
        }
        return draw.chance(50)
                ? LabelledPair.different(directive, report(directive, BLOCKED[one], draw),
                        report(directive, BLOCKED[(one + 1) % BLOCKED.length], draw))
                : LabelledPair.different(directive, report(directive, BLOCKED[one], draw),
                        report("frame-src", BLOCKED[one], draw));
    }

    private static Event report(String directive, String blocked, Draw draw) {
        Map<String, @Nullable Object> body = new HashMap<>();
        String path = "/" + draw.number() + draw.pick(".js", ".gif", "") + "?s=" + draw.number();
        body.put("effective-directive", directive);
        body.put("violated-directive", directive);
        body.put("blocked-uri", blocked.startsWith("https") ? blocked + path : blocked);
        body.put("document-uri", "https://ferry.example/booking/" + draw.number());
        body.put("line-number", draw.random().nextInt(500));
        body.put("status-code", 200);
        Map<String, @Nullable Object> security = new HashMap<>();
        security.put("csp-report", body);
        return Rendering.draft(Platform.BROWSER).kind(EventKind.CSP).security(security).build();
    }
}
