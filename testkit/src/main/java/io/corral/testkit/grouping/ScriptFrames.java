package io.corral.testkit.grouping;

import io.corral.testkit.grouping.Call.Origin;
import io.corral.testkit.grouping.Deploy.Engine;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Frames of languages that run from source files.
final class ScriptFrames {

    private static final int PYTHON_OLD = 8;

    /// Units of functions that engines have and no file holds.
    private static final Set<String> BUILT_IN =
            Set.of("promise", "function", "reflect", "date", "json");

    private ScriptFrames() {}

    /// A unit is a source file; its first directory names the bundle. `Array.map` and the like are
    /// the runtime's.
    static FrameBuilder browser(Call call, Deploy deploy) {
        FrameBuilder frame = new FrameBuilder().inAppAlways(true);
        frame.function(browserName(call.function(), deploy.engine()));
        if (call.origin() == Origin.RUNTIME) {
            String file = deploy.engine() == Engine.SAFARI ? "[native code]" : "<anonymous>";
            return frame.file(file, file);
        }
        if (call.unit().startsWith("https://")) {
            return frame.file(call.unit(), call.unit()).position(1, 4711);
        }
        String chunk = call.origin() == Origin.LIBRARY ? "vendor" : bundle(call.unit());
        String url = "https://" + deploy.host() + "/assets/" + chunk + "-"
                + deploy.hashOfBuild(chunk, 8) + ".js";
        return frame.file(url, url)
                .position(1, 1 + deploy.ofBuild(call.unit() + call.function(), 90_000));
    }

    static String bundle(String unit) {
        int slash = unit.indexOf('/');
        return slash > 0 ? unit.substring(0, slash) : unit.replaceAll("\\.\\w+$", "");
    }

    /// `Class.method`, `async name` and functions inside `name` (`name>`) in an engine's words.
    private static String browserName(String function, Engine engine) {
        boolean inner = function.endsWith(">");
        String name = inner ? function.substring(0, function.length() - 1) : function;
        if (engine == Engine.CHROME) {
            return inner ? "?" : name;
        }
        boolean async = name.startsWith("async ");
        String last = name.substring(name.lastIndexOf('.') + 1).replace("async ", "");
        if (engine == Engine.FIREFOX) {
            return (async ? "async*" : "") + last + (inner ? "/<" : "");
        }
        return inner ? "?" : last;
    }

    /// A unit is a path below the application, below `node_modules`, or the name after `node:`.
    static FrameBuilder node(Call call, Deploy deploy) {
        FrameBuilder frame = new FrameBuilder().function(call.function().replace(">", ""));
        if (call.origin() == Origin.RUNTIME && BUILT_IN.contains(call.unit())) {
            return frame.file("<anonymous>", null).inApp(true);
        }
        if (call.origin() == Origin.RUNTIME) {
            String file = (deploy.runtime() == 0 ? "internal/" : "node:internal/") + call.unit();
            return frame.file(file + (deploy.runtime() == 0 ? ".js" : ""), null).inApp(false);
        }
        boolean library = call.origin() == Origin.LIBRARY;
        String path = deploy.path((library ? "node_modules/" : "") + call.unit());
        String module = call.unit().replaceAll("\\.\\w+$", "").replace("/lib/", "/lib.");
        int slash = module.lastIndexOf('/');
        String dotted = slash < 0
                ? module
                : module.substring(0, slash).replace('/', '.') + ":" + module.substring(slash + 1);
        return frame.file(path, null).inApp(!library).module(deploy.sdk() == 0 ? null : dotted)
                .position(1 + deploy.ofBuild(call.unit() + call.function(), 700),
                        1 + deploy.ofBuild(call.function(), 80));
    }

    /// Everything stands in one bundle; Hermes keeps the names of functions.
    static FrameBuilder reactNative(Call call, Deploy deploy) {
        FrameBuilder frame = new FrameBuilder().inAppAlways(true)
                .function(call.function().replace(">", ""));
        if (call.origin() == Origin.RUNTIME) {
            return frame.file("native", "native");
        }
        String file = "app:///"
                + (deploy.windows() ? "main.jsbundle" : "index.android.bundle");
        return frame.file(file, file)
                .position(1, 1 + deploy.ofBuild(call.unit() + call.function(), 2_000_000));
    }

    static FrameBuilder python(Call call, Deploy deploy) {
        FrameBuilder frame = new FrameBuilder().function(call.function())
                .module(call.unit().replaceAll("(/__init__)?\\.py$", "").replace('/', '.'));
        String version = "python3." + (PYTHON_OLD + 2 * deploy.runtime());
        return switch (call.origin()) {
            case APP ->
                frame.file(deploy.windows() ? call.unit().replace('/', '\\') : call.unit(),
                        deploy.path(call.unit())).inApp(true);
            case LIBRARY -> frame.file(call.unit(), deploy.windows()
                    ? deploy.path("venv/Lib/site-packages/" + call.unit())
                    : deploy.path("venv/lib/" + version + "/site-packages/" + call.unit()))
                    .inApp(false);
            case RUNTIME -> frame.file(call.unit(), deploy.windows()
                    ? "C:\\Python31" + deploy.runtime() + "\\Lib\\"
                            + call.unit().replace('/', '\\')
                    : "/usr/local/lib/" + version + "/" + call.unit()).inApp(false);
        };
    }

    /// Functions are written as `Class#name`, which Ruby says since 3.4; before it said `name`.
    static FrameBuilder ruby(Call call, Deploy deploy) {
        String made = deploy.generatedName(call.function());
        String name = deploy.runtime() > 1 ? made : rubyName(made);
        FrameBuilder frame = new FrameBuilder().function(name);
        String version = "3." + (2 * deploy.runtime()) + ".0";
        return switch (call.origin()) {
            case APP -> frame.file(call.unit(), deploy.path(call.unit())).inApp(true);
            case LIBRARY -> {
                String gem = call.unit().substring(0, call.unit().indexOf('/'));
                String rest = call.unit().substring(gem.length() + 1);
                yield frame.file(rest.replace("lib/", ""),
                        "/usr/local/bundle/ruby/" + version + "/gems/" + gem + "-"
                                + deploy.versionOf(gem) + "/" + rest)
                        .inApp(false);
            }
            case RUNTIME ->
                frame.file(call.unit(), "/usr/local/lib/ruby/" + version + "/" + call.unit())
                        .inApp(false);
        };
    }

    private static String rubyName(String function) {
        int in = function.lastIndexOf(" in ");
        String prefix = in < 0 ? "" : function.substring(0, in + 4);
        String name = in < 0 ? function : function.substring(in + 4);
        return prefix + name.substring(Math.max(name.lastIndexOf('#'), name.lastIndexOf('.')) + 1);
    }

    static FrameBuilder php(Call call, Deploy deploy) {
        boolean app = call.origin() == Origin.APP;
        FrameBuilder frame = new FrameBuilder().function(deploy.generatedName(call.function()));
        if (call.origin() == Origin.RUNTIME) {
            return frame.file("[internal]", null).inApp(true);
        }
        String path = (app ? "" : "vendor/") + deploy.generatedName(call.unit());
        @Nullable
        String shown = deploy.windows() ? path.replace('/', '\\') : path;
        return frame.file((deploy.windows() ? "\\" : "/") + shown, deploy.path(path)).inApp(app);
    }

    static FrameBuilder elixir(Call call, Deploy deploy) {
        String function = call.function();
        int in = function.lastIndexOf(' ') + 1;
        int dot = function.lastIndexOf('.', function.lastIndexOf('/'));
        String module = dot > in ? function.substring(in, dot) : function;
        FrameBuilder frame = new FrameBuilder().function(function)
                .module((deploy.sdk() == 0 ? "Elixir." : "") + module);
        return switch (call.origin()) {
            case APP -> frame.file(call.unit(), null).inApp(true);
            case LIBRARY ->
                frame.file((deploy.sdk() == 0 ? "deps/" : "") + call.unit(), null).inApp(false);
            case RUNTIME -> frame.file(call.unit(), null).inApp(false);
        };
    }
}
