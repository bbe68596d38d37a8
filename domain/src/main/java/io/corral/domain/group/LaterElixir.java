package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// What Phoenix generates into an application's modules, and closures as Erlang spells them.
final class LaterElixir implements LaterFrames.Lesson {

    private static final Verdict PIPELINE = Verdict.noise("Phoenix's generated pipeline");

    private static final Verdict EXECUTOR = Verdict.noise("runner of jobs");

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String function = bare(frame.function());
        String module = frame.module();
        if (module != null && module.contains("Oban.Queue.Executor")) {
            return EXECUTOR;
        }
        boolean plumbing = module != null
                && (module.endsWith(".Endpoint") || module.endsWith(".Router"));
        boolean controller = module != null && module.endsWith("Controller")
                && (function.equals("action") || function.equals("call"));
        boolean generated = switch (function) {
            case "plug_builder_call", "phoenix_controller_pipeline", "phoenix_pipe",
                    "__match_route__",
                    "__pipe_through__", "do_action_plug" ->
                true;
            case "call", "action", "dispatch", "init", "match", "do_call", "__match__" -> plumbing;
            default -> function.startsWith("__pipe_through");
        };
        return generated || controller ? PIPELINE : null;
    }

    /// The function's name without module, overriding mark and arity.
    private static String bare(@Nullable String function) {
        if (function == null) {
            return "";
        }
        String name = Names.before(function, "/").replace("\"", "");
        name = Names.before(name, " (overridable");
        return Names.afterLast(name, '.');
    }

    /// `"-notify/1-fun-6-"/1`, `-inlined-notify/1-` and `notify (overridable 1)/1` are notify.
    @Override
    public FrameName name(Frame frame, FrameName first) {
        String name = first.function();
        if (name == null) {
            return first;
        }
        int quoted = name.indexOf("\"-");
        String inner = quoted >= 0 ? Names.before(name.substring(quoted + 2), "/") : name;
        inner = inner.startsWith("inlined-") ? inner.substring(8) : inner;
        boolean overridden = inner.startsWith("\"") && inner.contains(" (overridable");
        inner = Names.before(overridden ? inner.substring(1) : inner, " (overridable");
        return inner.equals(name) ? first : new FrameName(first.unit(), inner, "closure folded");
    }
}
