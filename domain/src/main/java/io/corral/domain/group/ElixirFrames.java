package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// Elixir and Erlang.
final class ElixirFrames implements Language {

    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict STANDARD = Verdict.runtime("Elixir's and Erlang's own modules");
    private static final Verdict DEPENDENCY = Verdict.library("well-known dependency");

    private static final PrefixTable MODULES =
            new PrefixTable.Builder()
                    .put(SDK, "Sentry OpenTelemetry Appsignal NewRelic")
                    .put(
                            STANDARD,
                            """
                            Enum List Map Keyword String Integer Float GenServer Task Agent Stream
                            Process Supervisor Access Kernel Code Module Registry Logger Regex
                            File IO Path System Date DateTime Time Version URI Base Tuple Range
                            gen_server gen_statem gen_event proc_lib erlang lists maps ets timer
                            erl_eval elixir supervisor gen ssl gen_tcp inet binary io_lib
                            application
                            """)
                    .put(
                            DEPENDENCY,
                            """
                            Phoenix Plug Ecto DBConnection Postgrex MyXQL Cowboy cowboy
                            cowboy_handler cowboy_stream_h Bandit ThousandIsland Absinthe Oban
                            Broadway Jason Poison Finch Mint Tesla HTTPoison Hackney hackney
                            Swoosh Bamboo Req Redix ExUnit ranch Telemetry telemetry Nebulex
                            Guardian Mix
                            """)
                    .build();

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String path = Names.path(frame);
        if (path.startsWith("deps/") || path.contains("/deps/")) {
            return DEPENDENCY;
        }
        String module = module(frame);
        return module.isEmpty() ? null : MODULES.find(module);
    }

    @Override
    public FrameName name(Frame frame) {
        String unit = module(frame);
        String raw = frame.function();
        if (raw == null || Names.isUnnamed(raw)) {
            return FrameName.weak(unit.isEmpty() ? Names.stem(frame) : unit, "unnamed");
        }
        String name = raw;
        int in = name.lastIndexOf(" in ");
        name = in >= 0 ? name.substring(in + 4) : name;
        name = name.startsWith("Elixir.") ? name.substring(7) : name;
        if (!unit.isEmpty() && name.startsWith(unit + '.')) {
            name = name.substring(unit.length() + 1);
        }
        if (name.startsWith("-")) {
            name = Names.before(name.substring(1), "/");
        }
        int arity = name.lastIndexOf('/');
        boolean counted = arity > 0 && Names.skipDigits(name, arity + 1) == name.length();
        name = counted ? name.substring(0, arity) : name;
        String given = unit.isEmpty() && name.indexOf('.') < 0 ? Names.stem(frame) : unit;
        return new FrameName(given, name, name.equals(raw) ? null : "arity or closure folded");
    }

    private static String module(Frame frame) {
        String module = frame.module();
        if (module == null) {
            return "";
        }
        String name = module.startsWith("Elixir.") ? module.substring(7) : module;
        return name.startsWith(":") ? name.substring(1) : name;
    }
}
