package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Scripts that watch pages: they wrap the functions of everybody, so their frames come and go.
final class LaterJavaScript implements LaterFrames.Lesson {

    private static final Verdict ENGINE = Verdict.noise("code of the JavaScript engine");
    private static final Verdict MONITOR = Verdict.noise("script that monitors the page");

    private static final Verdict PATCHED = Verdict.noise("function put around one of the page's");

    private static final PrefixTable HOSTS =
            new PrefixTable.Builder()
                    .put(
                            MONITOR,
                            """
                            js-agent.newrelic.com bam.nr-data.net bam-cell.nr-data.net
                            www.datadoghq-browser-agent.com cdn.logrocket.io cdn.logrocket.com
                            cdn.lr-ingest.io cdn.lr-ingest.com cdn.lr-in.com cdn.lr-in-prod.com
                            js-cdn.dynatrace.com d2wy8f7a9ursnm.cloudfront.net cdn.rollbar.com
                            cdn.raygun.io cdn.appdynamics.com edge.fullstory.com
                            rs.fullstory.com script.hotjar.com static.hotjar.com
                            eum.instana.io c.go-mpulse.net s.go-mpulse.net js.monitor.azure.com
                            az416426.vo.msecnd.net cdn.trackjs.com js.honeybadger.io
                            browser.sentry-cdn.com js.sentry-cdn.com www.clarity.ms
                            cdn.mouseflow.com rec.smartlook.com web-sdk.smartlook.com
                            t.contentsquare.net cdn.quantummetric.com cdn.speedcurve.com
                            cdn.heapanalytics.com cdn.pendo.io cdn.noibu.com
                            cdn.inspectlet.com cdn.sessionstack.com cdn.highlight.io
                            cdn.atatus.com rum.uptrends.com rum-static.pingdom.net
                            cdn.openreplay.com static.openreplay.com cdn.signalfx.com
                            cdn.observability.splunkcloud.com cdn.embrace.io
                            """)
                    .build();

    /// First words of the file names under which sites serve these scripts themselves.
    private static final PrefixTable FILES =
            new PrefixTable.Builder()
                    .put(
                            MONITOR,
                            """
                            nr-loader nr-spa nr-full nr-rum nr-lite nr-wrapper newrelic new-relic
                            newrelic-browser datadog-rum datadog-logs datadog-rum-slim dd-rum
                            dd_rum logrocket LogRocket lr-in ruxitagent ruxitagentjs dtagent dtrum
                            bugsnag rollbar raygun raygun4js adrum adrum-ext adrum-latest
                            elastic-apm-rum elastic-apm apm-rum fullstory hotjar trackjs
                            boomerang honeybadger airbrake instana eum.min sentry sentry.min
                            applicationinsights ai.2 ai.3 clarity mouseflow smartlook
                            contentsquare quantum-metric speedcurve lux heap-js atatus noibu
                            openreplay highlight splunk-otel-web otel-web opentelemetry-web
                            appsignal rum-agent rum-sdk faro grafana-faro tracekit raven
                            """)
                    .build();

    private static final PrefixTable PACKAGES =
            new PrefixTable.Builder()
                    .put(
                            MONITOR,
                            """
                            @newrelic @datadog @bugsnag @rollbar raygun4js @raygun trackjs
                            @airbrake @honeybadger-io @fullstory @hotjar @logrocket logrocket
                            logrocket-react @microsoft/applicationinsights-web
                            @microsoft/applicationinsights-core-js
                            @microsoft/applicationinsights-common
                            @microsoft/applicationinsights-dependencies-js @splunk @instana
                            @honeycombio @grafana/faro-web-sdk @grafana/faro-core @openreplay
                            @elastic/apm-rum @elastic/apm-rum-core appdynamics boomerangjs
                            error-stack-parser stacktrace-js stack-generator @appsignal
                            @opentelemetry shimmer require-in-the-middle import-in-the-middle
                            """)
                    .build();

    /// Names of wrappers that are nobody else's.
    private static final Set<String> WRAPPERS =
            Set.of(
                    "callMonitored", "nrWrapper", "_nr_wrapped", "__nr_wrapped", "ddWrapped",
                    "instrumentedMethod", "dtWrapped", "_bugsnagWrapped", "bugsnagWrapped",
                    "_rollbar_wrapped", "_raygunWrapped", "ADEUM_wrap", "elasticApmWrapped",
                    "logrocketWrapped", "monitoredFunction", "__trace__", "wrappedByTrackJs",
                    "_fs_wrapped", "instanaWrapped", "zoneAwareCallback");

    /// What transpilers call functions that have no name.
    private static final Set<String> INVENTED =
            Set.of("value", "_loop", "_temp", "_class", "_default", "_ref", "_callee", "func");

    /// Whole programs in one file, as bundlers for workers and functions call them.
    private static final Set<String> BUNDLES =
            Set.of(
                    "worker.js", "index.js", "_worker.js", "worker.mjs", "index.mjs", "main.js",
                    "main.mjs", "bundle.js", "handler.js", "/var/task/index.js",
                    "/var/task/index.mjs", "/var/task/handler.js", "/var/task/bundle.js");

    /// Methods of Node's streams, which an application gives with or without the line in front.
    private static final Set<String> STREAMS =
            Set.of("_transform", "_write", "_read", "_flush", "_final", "_destroy", "_writev");

    /// Chunks of libraries only.
    private static final Set<String> VENDORS =
            Set.of("vendor", "vendors", "chunk-vendors", "framework", "react-dom", "react-vendor");

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String function = frame.function();
        if (function != null && WRAPPERS.contains(Names.afterLast(function, '.'))) {
            return MONITOR;
        }
        String path = Names.path(frame);
        if (function != null && (function.startsWith("Promise.")
                || function.startsWith("async Promise.") || function.startsWith("Reflect."))
                && (path.isEmpty() || path.equals("<anonymous>") || path.startsWith("index "))) {
            return ENGINE;
        }
        if (function != null && function.endsWith(".callbackTrampoline")) {
            return ENGINE;
        }
        if ("window.fetch".equals(function) || "globalThis.fetch".equals(function)) {
            return PATCHED;
        }
        if ("invoke".equals(function) && path.endsWith("bundle")) {
            return ENGINE;
        }
        if (function != null && JavaScriptNames.isMinified(function)
                && VENDORS.contains(FilePath.stem(path))) {
            return ENGINE;
        }
        if (path.endsWith("InternalBytecode.js") || path.startsWith("/var/runtime/")
                || path.startsWith("file:///var/runtime/")) {
            return ENGINE;
        }
        int scheme = path.indexOf("://");
        if (scheme > 0 && path.startsWith("http")) {
            Verdict byHost = HOSTS.find(path.substring(scheme + 3));
            if (byHost != null) {
                return byHost;
            }
        }
        int modules = path.lastIndexOf("node_modules/");
        if (modules >= 0) {
            return PACKAGES.find(path.substring(modules + 13));
        }
        return path.isEmpty() ? null : FILES.find(FilePath.baseName(path));
    }

    /// The frame that failed without the mark of a caller that awaits, which it cannot be.
    static Frame failing(Frame frame) {
        String function = frame.function();
        if (function == null || !(function.startsWith("async ") || function.startsWith("async*"))) {
            return frame;
        }
        return new Frame(
                frame.filename(), frame.absPath(), frame.module(), function.substring(6), null,
                frame.line(), frame.column(), null, List.of(), List.of(), frame.inApp(), Map.of(),
                frame.packageName(), frame.platform(), null, null);
    }

    /// Angular numbers the elements of a template: `Cart_Template_button_click_9_listener`.
    private static String withoutNumbers(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            int end = name.charAt(i) == '_' ? Names.skipDigits(name, i + 1) : i;
            if (end > i + 1 && (end == name.length() || name.charAt(end) == '_')) {
                i = end - 1;
            } else {
                kept.append(name.charAt(i));
            }
        }
        return kept.toString();
    }

    /// Hermes names the inner part of an async function `?anon_0_load`; files of packages have the
    /// names of files of other packages.
    @Override
    public FrameName name(Frame frame, FrameName first) {
        String name = first.function();
        String path = Names.path(frame);
        int modules = path.lastIndexOf("node_modules/");
        String unit = first.unit();
        if (modules >= 0 && !unit.isEmpty()) {
            String inside = path.substring(modules + 13);
            unit = Names.firstWords(inside, '/', inside.startsWith("@") ? 2 : 1) + '/' + unit;
        }
        unit = unit.startsWith("node:") ? unit.substring(5) : unit;
        boolean route = unit.startsWith("%5B") || unit.startsWith("[") || BUNDLES.contains(path);
        unit = route && name != null ? "" : unit;
        if (name != null && name.startsWith("?anon_")) {
            int end = Names.skipDigits(name, 6);
            boolean named = name.startsWith("_", end) && end + 3 < name.length();
            return named
                    ? new FrameName(unit, name.substring(end + 1), "inner part of a function")
                    : FrameName.weak(unit, "unnamed");
        }
        if (name != null && JavaScriptNames.isMadeUp(name)) {
            return FrameName.weak(
                    unit.isEmpty() ? FilePath.stem(path) : unit, FrameName.MINIFIED);
        }
        if (name != null && unit.isEmpty() && INVENTED.contains(name)) {
            return FrameName.weak("<bundle>", FrameName.MINIFIED);
        }
        unit = name != null && unit.equals("<bundle>") ? "" : unit;
        String plain = name != null && STREAMS.contains(name) ? name.substring(1) : name;
        plain = plain != null && plain.contains("_Template") ? withoutNumbers(plain) : plain;
        return unit.equals(first.unit()) && Objects.equals(plain, first.function())
                ? first
                : new FrameName(unit, plain, first.fold());
    }
}
