package io.corral.testkit.grouping;

import io.corral.domain.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Stacks of one bug that differ in calls which tell nothing.
final class StackFamilies {

    /// What stands around the handling of a request, not between two functions of an application.
    private static final Pattern ENTRY =
            Pattern.compile("[mM]iddleware|Filter|[pP]lug|ErrorBoundary|guarded");

    private StackFamilies() {}

    /// Calls of a section of `glue.txt` on one side, others or none on the other.
    static Function<Draw, LabelledPair> glue(String section) {
        List<CallLists> glue = CallLists.of("glue.txt", section);
        return draw -> {
            Platform platform = draw.pick(glue).platform();
            List<Call> calls = glue.stream().filter(each -> each.platform() == platform)
                    .map(CallLists::call).toList();
            BaseError base = draw.of(platform);
            return draw.variant(true, base, withGlue(base, calls, draw));
        };
    }

    /// Puts a run of one to four of the calls before one of the application's.
    private static BaseError withGlue(BaseError base, List<Call> glue, Draw draw) {
        return base.outer(thrown -> {
            int first = thrown.firstApp();
            boolean atEntry = glue.stream().anyMatch(call -> ENTRY.matcher(call.unit()).find());
            int position = atEntry
                    ? first
                    : first + draw.random().nextInt(thrown.lastApp() - first + 1);
            Thrown changed = thrown;
            for (int i = draw.random().nextInt(1, 5); i > 0; i--) {
                Call call = draw.pick(glue);
                changed = changed.insert(position, call.unit(call.unit().replace("{n}", "12")
                        .replace("{hex}", "00000008004f3c00")).function(
                                call.function().replace("{n}", "1")));
            }
            return changed;
        });
    }

    /// Calls of the runtime or a library nearest to the crash, which optimisation shows or hides.
    static LabelledPair inlined(Draw draw) {
        List<CallLists> all = CallLists.of("glue.txt", "inlined");
        Platform platform = draw.pick(all).platform();
        List<CallLists> calls = all.stream().filter(each -> each.platform() == platform).toList();
        BaseError base = draw.error(each -> each.platform() == platform && each.hasAppCalls());
        return draw.variant(true, base, base.outer(thrown -> thrown.insert(
                thrown.calls().size(), draw.pick(calls).call())));
    }

    /// Another server, scheduler or event loop called the application.
    static LabelledPair entry(Draw draw) {
        BaseError base = draw.error(each -> each.hasAppCalls() && each.outer().firstApp() > 0);
        BaseError other = draw.error(each -> each.platform() == base.platform()
                && each.hasAppCalls() && !prefix(each).equals(prefix(base)));
        return draw.variant(true, base, base.outer(thrown -> {
            List<Call> calls = new ArrayList<>(prefix(other));
            calls.addAll(thrown.calls().subList(thrown.firstApp(), thrown.calls().size()));
            return thrown.calls(calls);
        }));
    }

    private static List<Call> prefix(BaseError error) {
        return error.outer().calls().subList(0, error.outer().firstApp());
    }

    // Recursion

    private static boolean hasTwoAppCalls(BaseError error) {
        return error.outer().appCalls() >= 2
                && error.outer().calls().stream().allMatch(Renaming::isPlain);
    }

    static LabelledPair recursionDepth(Draw draw) {
        BaseError base = draw.error(StackFamilies::hasTwoAppCalls);
        int length = draw.random().nextInt(1, 3);
        int from = draw.random().nextInt(2, 6);
        return draw.variant(true, repeated(base, length, from),
                repeated(base, length, from + draw.random().nextInt(1, 40)));
    }

    private static BaseError repeated(BaseError base, int length, int times) {
        return base.outer(thrown -> {
            int end = thrown.lastApp() + 1;
            int start = Math.max(thrown.firstApp(), end - length);
            List<Call> cycle = thrown.calls().subList(start, end);
            List<Call> calls = new ArrayList<>(thrown.calls().subList(0, start));
            for (int i = 0; i < times; i++) {
                calls.addAll(cycle);
            }
            calls.addAll(thrown.calls().subList(end, thrown.calls().size()));
            return thrown.calls(calls);
        });
    }

    /// A stack overflow: the oldest calls are cut off, and it overflows in any call of the cycle.
    static LabelledPair overflow(Draw draw) {
        BaseError base = draw.error(StackFamilies::hasTwoAppCalls);
        List<Call> cycle = base.outer().calls().stream().filter(Call::ofApp).distinct().toList();
        String type = switch (base.platform()) {
            case BROWSER, REACT_NATIVE, NODE -> "RangeError";
            case PYTHON -> "RecursionError";
            case RUBY -> "SystemStackError";
            case CSHARP, UNITY -> "System.StackOverflowException";
            case JAVA, KOTLIN, SCALA, GROOVY, CLOJURE -> "java.lang.StackOverflowError";
            default -> "stack overflow";
        };
        return draw.variant(true, overflow(base, type, cycle, draw),
                overflow(base, type, cycle, draw));
    }

    private static BaseError overflow(BaseError base, String type, List<Call> cycle, Draw draw) {
        int phase = draw.random().nextInt(cycle.size());
        List<Call> calls = new ArrayList<>();
        for (int i = draw.random().nextInt(40, 120); i > 0; i--) {
            calls.add(cycle.get((phase + i) % cycle.size()));
        }
        return base.outer(thrown -> thrown.type(type).value("Maximum depth exceeded")
                .calls(calls));
    }

    /// Functions that call each other in an order the data decides: a walk over a tree.
    static LabelledPair walk(Draw draw) {
        BaseError base = draw.error(StackFamilies::hasTwoAppCalls);
        return draw.variant(true, walked(base, draw), walked(base, draw));
    }

    private static BaseError walked(BaseError base, Draw draw) {
        return base.outer(thrown -> {
            int end = thrown.lastApp();
            int start = thrown.firstApp();
            Call entry = thrown.calls().get(start);
            List<Call> nodes =
                    List.of(entry, Renaming.of(entry, "List"), Renaming.of(entry, "Map"));
            List<Call> calls = new ArrayList<>(thrown.calls().subList(0, start));
            calls.addAll(nodes);
            for (int i = draw.random().nextInt(3, 20); i > 0; i--) {
                calls.add(draw.pick(nodes));
            }
            calls.addAll(thrown.calls().subList(end, thrown.calls().size()));
            return thrown.calls(calls);
        });
    }

    /// The source line behind a frame was reformatted or got a comment.
    static LabelledPair contextLines(Draw draw) {
        BaseError base = draw.error(each -> each.hasAppCalls() && !each.platform().isJvm()
                && each.platform() != Platform.BROWSER);
        Deploy here = draw.deploy();
        LabelledPair pair = draw.moved(base, here, here.build(draw.number()));
        String code = "    return compute(item, " + draw.random().nextInt(9) + ")";
        Event one = Rewriting.frames(pair.left(), frame -> Rewriting.context(frame, code));
        Event two = Rewriting.frames(pair.right(), frame -> Rewriting.context(frame,
                draw.pick(code + ";  // see FER-" + draw.random().nextInt(999),
                        "  return await compute(item)", "\treturn compute(\n", code.strip())));
        return LabelledPair.same(base.name(), one, two);
    }
}
