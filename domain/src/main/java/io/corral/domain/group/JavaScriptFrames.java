package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JavaScript and TypeScript in browsers, Node and Hermes. Function names are the part every engine
/// agrees on: the last one, without receiver, alias, accessor or async mark.
final class JavaScriptFrames implements Language {

    private static final Verdict ENGINE = Verdict.noise("code of the JavaScript engine");
    private static final Verdict NODE = Verdict.runtime("Node's own module");
    private static final Verdict PACKAGE = Verdict.library("in node_modules");
    private static final Verdict VENDOR =
            Verdict.library("vendor bundle by its name").unlessClaimed();
    private static final Verdict VENDOR_FILE = Verdict.library("well-known library file");
    private static final Verdict THIRD_PARTY = Verdict.library("script of a third party's host");
    private static final Verdict EXTENSION = Verdict.library("browser extension");
    private static final Verdict BUNDLER = Verdict.noise("bundler's module loader");
    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict GLUE = Verdict.noise("async or polyfill glue");
    private static final Verdict ASYNC =
            Verdict.noise("awaiting caller, which not every browser reports");
    private static final Verdict DART = Verdict.runtime("Dart's runtime compiled to JavaScript");

    private static final Set<String> GLUE_FUNCTIONS =
            Set.of(
                    "processTicksAndRejections", "runMicrotasks", "__awaiter", "__generator",
                    "asyncGeneratorStep", "_asyncToGenerator", "_next", "_throw", "tryCatch",
                    "__webpack_require__", "__webpack_exec__", "__require", "__commonJS",
                    "__esm", "fulfilled", "rejected", "_regeneratorRuntime", "Generator.next",
                    "Generator.throw", "Generator.invoke", "Generator._invoke",
                    "asyncRunEntryPoint", "new Promise", "callTimer", "_callTimer",
                    "ZoneDelegate.invoke", "ZoneDelegate.invokeTask", "Zone.run", "Zone.runTask",
                    "ZoneTask.invokeTask", "ZoneTask.invoke", "Zone.runGuarded");

    private static final Set<String> SDK_FUNCTIONS =
            Set.of(
                    "sentryWrapped", "__sentry_wrapped__", "nrWrapper", "_r$wrapped",
                    "__dd_wrapped", "bugsnagWrapper", "rollbarWrapped", "ravenWrapped");

    private static final Set<String> VENDOR_STEMS =
            Set.of(
                    "vendor", "vendors", "chunk-vendors", "vendors~main", "polyfills", "polyfill",
                    "framework", "webpack-runtime", "runtime", "runtime~main", "zone",
                    "zone-evergreen");

    private static final Set<String> LIBRARY_STEMS =
            Set.of(
                    "jquery", "react-dom", "react", "vue", "angular", "lodash", "underscore",
                    "backbone", "ember", "moment", "bootstrap", "d3", "gtm", "analytics",
                    "fbevents",
                    "hotjar", "htmx", "alpine", "react-dom-client", "vue.runtime");

    /// First words of the names above, to look closer only where one may match.
    private static final PrefixTable FILES =
            new PrefixTable.Builder()
                    .put(VENDOR, String.join(" ", VENDOR_STEMS))
                    .put(VENDOR_FILE, String.join(" ", LIBRARY_STEMS))
                    .build();

    private static final PrefixTable HOSTS =
            new PrefixTable.Builder()
                    .put(
                            THIRD_PARTY,
                            """
                            unpkg.com cdnjs.cloudflare.com cdn.jsdelivr.net ajax.googleapis.com
                            code.jquery.com www.googletagmanager.com www.google-analytics.com
                            connect.facebook.net js.stripe.com cdn.segment.com static.hotjar.com
                            script.hotjar.com www.gstatic.com pagead2.googlesyndication.com
                            securepubads.g.doubleclick.net widget.intercom.io js.intercomcdn.com
                            cdn.amplitude.com bat.bing.com static.cloudflareinsights.com
                            platform.twitter.com apis.google.com maps.googleapis.com
                            cdn.optimizely.com js.hs-scripts.com static.zdassets.com esm.sh
                            """)
                    .build();

    private static final PrefixTable PACKAGES =
            new PrefixTable.Builder()
                    .put(
                            SDK,
                            """
                            @sentry @sentry-internal newrelic dd-trace @datadog @opentelemetry
                            elastic-apm-node @elastic @bugsnag rollbar logrocket @appsignal
                            """)
                    .put(
                            GLUE,
                            """
                            core-js core-js-pure regenerator-runtime @babel tslib zone.js asap
                            es6-promise promise-polyfill next-tick bluebird express-async-errors
                            express-async-handler whatwg-fetch @swc
                            """)
                    .build();

    private static final Set<String> NODE_FILES =
            Set.of(
                    "events.js", "net.js", "timers.js", "module.js", "fs.js", "http.js",
                    "_http_client.js", "_http_server.js", "_http_common.js", "_stream_readable.js",
                    "_stream_writable.js", "_stream_transform.js", "_tls_wrap.js", "dgram.js",
                    "domain.js", "node.js", "bootstrap_node.js", "child_process.js", "assert.js",
                    "buffer.js", "util.js", "vm.js", "zlib.js", "url.js", "stream.js", "dns.js");

    private static final Set<String> ANONYMOUS =
            Set.of(
                    "", "?", "<anonymous>", "anonymous", "Anonymous function", "{anonymous}",
                    "<unknown>", "[anonymous]", "Object.<anonymous>", "global code", "eval code",
                    "module code", "Global code", "eval", "<global>", "(anonymous)",
                    "anonymous function", "UnknownFunction", "HTMLDocument.<anonymous>", "null",
                    "undefined", "<redacted>", "constructor", "default", "exports");

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String path = Names.path(frame);
        String function = frame.function();
        if (function != null && isServed(path)
                && (function.startsWith("async ") || function.indexOf('*') > 0)) {
            return ASYNC;
        }
        Verdict byFunction = byFunction(function);
        if (byFunction != null) {
            return byFunction;
        }
        if (path.isEmpty()) {
            return null;
        }
        if (isEngine(path) || "eval".equals(function) || "eval code".equals(function)) {
            return ENGINE;
        }
        int modules = path.lastIndexOf("node_modules/");
        if (modules >= 0) {
            Verdict known = PACKAGES.find(path.substring(modules + 13));
            return known != null ? known : PACKAGE;
        }
        return byPath(path);
    }

    private static @Nullable Verdict byFunction(@Nullable String function) {
        if (function == null) {
            return null;
        }
        String name = function;
        if (name.startsWith("async ")) {
            name = name.substring(6);
        }
        int alias = name.indexOf(" [as ");
        name = alias > 0 ? name.substring(0, alias) : name;
        if (GLUE_FUNCTIONS.contains(name)) {
            return GLUE;
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (SDK_FUNCTIONS.contains(last)) {
            return SDK;
        }
        return GLUE_FUNCTIONS.contains(last) ? GLUE : null;
    }

    private static boolean isEngine(String path) {
        return switch (path) {
            case "<anonymous>", "[native code]", "native code", "native", "eval code", "[native]",
                    "unknown" ->
                true;
            default -> false;
        };
    }

    private static @Nullable Verdict byPath(String path) {
        if (path.startsWith("node:") || path.startsWith("internal/")
                || NODE_FILES.contains(path)) {
            return NODE;
        }
        if (path.contains("webpack/bootstrap") || path.contains("webpack/runtime")
                || path.contains("webpack/universalModuleDefinition")
                || path.contains("vite/preload-helper")) {
            return BUNDLER;
        }
        if (path.contains("-extension://") || path.startsWith("webkit-masked-url:")) {
            return EXTENSION;
        }
        if (path.startsWith("org-dartlang-sdk:") || path.contains("/packages/flutter/")) {
            return DART;
        }
        int scheme = path.indexOf("://");
        if (scheme > 0 && path.startsWith("http")) {
            Verdict byHost = HOSTS.find(path.substring(scheme + 3));
            if (byHost != null) {
                return byHost;
            }
        }
        return bundle(path);
    }

    private static @Nullable Verdict bundle(String path) {
        Verdict likely = FILES.find(FilePath.baseName(path));
        if (likely == null) {
            return null;
        }
        String stem = FilePath.stem(path);
        boolean known = LIBRARY_STEMS.contains(stem) || VENDOR_STEMS.contains(stem);
        return known ? likely : null;
    }

    @Override
    public FrameName name(Frame frame) {
        String raw = frame.function();
        if (raw == null || ANONYMOUS.contains(raw)) {
            return FrameName.weak(unit(frame), "unnamed");
        }
        String name = JavaScriptNames.lastPart(raw);
        if (name.isEmpty() || ANONYMOUS.contains(name)) {
            return FrameName.weak(unit(frame), "unnamed");
        }
        if (JavaScriptNames.isMinified(name)) {
            return FrameName.weak(unit(frame), FrameName.MINIFIED);
        }
        String fold = name.equals(raw) ? null : "reduced to its last part";
        return new FrameName(isServed(Names.path(frame)) ? "" : unit(frame), name, fold);
    }

    /// Scripts a browser loaded: which bundle a function lands in changes with every build, so its
    /// name stands alone.
    private static boolean isServed(String path) {
        return path.startsWith("http") || (path.startsWith("file:") && path.endsWith(".html"))
                || path.startsWith("blob:")
                || path.startsWith("capacitor:") || path.startsWith("ionic:")
                || path.endsWith(".bundle") || path.endsWith(".jsbundle");
    }

    @Override
    public @Nullable String library(Frame frame) {
        String path = Names.path(frame);
        int modules = path.lastIndexOf("node_modules/");
        if (modules < 0) {
            return null;
        }
        String name = path.substring(modules + 13);
        return Names.firstWords(name, '/', name.startsWith("@") ? 2 : 1);
    }

    @Override
    public boolean librariesBesideWeakFrames() {
        return false;
    }

    private static String unit(Frame frame) {
        String path = Names.path(frame);
        if (path.isEmpty()) {
            String module = frame.module();
            return module == null ? "" : FilePath.stem(module.replace(':', '/'));
        }
        if (path.startsWith("blob:") || path.startsWith("data:") || isEngine(path)) {
            return "<page>";
        }
        return switch (FilePath.extension(path)) {
            case "bundle", "jsbundle", "hbc" -> "<bundle>";
            case "js", "mjs", "cjs", "jsx", "ts", "tsx", "mts", "cts", "vue", "svelte", "coffee",
                    "astro", "dart" ->
                FilePath.stem(path);
            default -> path.contains("webpack") || (!path.contains("://") && isScript(path))
                    ? FilePath.stem(path)
                    : "<page>";
        };
    }

    /// A local path that is not a web page.
    private static boolean isScript(String path) {
        return switch (FilePath.extension(path)) {
            case "html", "htm", "php", "aspx", "jsp" -> false;
            default -> true;
        };
    }
}
