package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Go. Closures go back into their function, generic shapes and module versions vanish.
final class GoFrames implements Language {

    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict PANIC = Verdict.noise("panic machinery");
    private static final Verdict STANDARD = Verdict.runtime("Go's standard library");
    private static final Verdict STANDARD_NAME = STANDARD.unlessClaimed();
    private static final Verdict MODULE_CACHE = Verdict.library("in the module cache");
    private static final Verdict VENDORED = Verdict.library("in vendor").unlessClaimed();

    private static final PrefixTable MODULES =
            new PrefixTable.Builder()
                    .put(
                            SDK,
                            """
                            github.com/getsentry/sentry-go github.com/DataDog
                            go.opentelemetry.io github.com/newrelic gopkg.in/DataDog
                            """)
                    .put(PANIC, "runtime reflect github.com/pkg/errors golang.org/x/xerrors")
                    .build();

    private static final Set<String> STANDARD_PACKAGES =
            Set.of(
                    "net", "database", "encoding", "bufio", "bytes", "context", "crypto", "errors",
                    "fmt", "html", "io", "log", "math", "mime", "os", "path", "regexp", "sort",
                    "strconv", "strings", "sync", "syscall", "testing", "text", "time", "archive",
                    "compress", "unicode", "go", "internal", "slices", "maps", "iter", "plugin");

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String module = frame.module();
        Verdict known = module == null ? null : MODULES.find(module);
        if (known != null) {
            return known;
        }
        String path = Names.path(frame);
        if (path.contains("/pkg/mod/")) {
            return path.contains("getsentry/sentry-go") ? SDK : MODULE_CACHE;
        }
        if (path.contains("/usr/local/go/src/") || path.contains("/go/src/runtime/")
                || path.contains("/libexec/src/")) {
            return STANDARD;
        }
        if (path.contains("/vendor/")) {
            return VENDORED;
        }
        if (module == null || module.indexOf('.') >= 0) {
            return null;
        }
        int slash = module.indexOf('/');
        String root = slash < 0 ? module : module.substring(0, slash);
        return STANDARD_PACKAGES.contains(root) ? STANDARD_NAME : null;
    }

    @Override
    public FrameName name(Frame frame) {
        String module = frame.module();
        String raw = frame.function();
        if (raw != null && (module == null || module.isEmpty())) {
            int slash = raw.lastIndexOf('/');
            int dot = raw.indexOf('.', slash + 1);
            boolean qualified = dot > 0 && raw.charAt(dot - 1) != ')';
            module = qualified ? raw.substring(0, dot) : null;
            raw = qualified ? raw.substring(dot + 1) : raw;
        }
        String unit = module == null || module.isEmpty()
                ? Names.stem(frame)
                : withoutVersion(module);
        if (raw == null || Names.isUnnamed(raw)) {
            return FrameName.weak(unit, "unnamed");
        }
        String name = function(raw);
        return new FrameName(unit, name, name.equals(raw) ? null : "closure or receiver folded");
    }

    @Override
    public @Nullable String library(Frame frame) {
        String module = frame.module();
        return module == null || module.isEmpty() ? null : Names.firstWords(module, '/', 3);
    }

    /// `github.com/robfig/cron/v3` and `gopkg.in/yaml.v2` are the same package in any version.
    private static String withoutVersion(String module) {
        int version = module.lastIndexOf("/v");
        if (version > 0 && version + 2 < module.length()) {
            int end = Names.skipDigits(module, version + 2);
            if (end > version + 2 && (end == module.length() || module.charAt(end) == '/')) {
                return module.substring(0, version) + module.substring(end);
            }
        }
        return module;
    }

    /// `(*Cart).Add.func1.2` is Cart.Add, `Map[go.shape.int]` is Map, `M-fm` is M.
    private static String function(String raw) {
        String name = Names.withoutBrackets(raw, '[', ']');
        if (name.startsWith("(*")) {
            int close = name.indexOf(')');
            name = close < 0
                    ? name.substring(2)
                    : name.substring(2, close) + name.substring(close + 1);
        }
        name = name.endsWith("-fm") ? name.substring(0, name.length() - 3) : name;
        StringBuilder kept = new StringBuilder(name.length());
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '.') {
                if (start == 0 || !isInvented(name, start, i)) {
                    kept.append(start == 0 ? "" : ".").append(name, start, i);
                }
                start = i + 1;
            }
        }
        return kept.toString();
    }

    /// `func1`, `2`, `gowrap1`, `deferwrap1`, `init.0`, and the empty part of `glob..func1`.
    private static boolean isInvented(String name, int from, int to) {
        int letters = from;
        while (letters < to && Character.isLetter(name.charAt(letters))) {
            letters++;
        }
        if (Names.skipDigits(name, letters) != to) {
            return false;
        }
        String word = name.substring(from, letters);
        return switch (word) {
            case "" -> true;
            case "func", "gowrap", "deferwrap" -> letters < to;
            default -> false;
        };
    }
}
