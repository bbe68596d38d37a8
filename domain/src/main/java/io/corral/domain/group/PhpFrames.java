package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// PHP. Closures belong to the function they stand in, whichever way the version writes them.
final class PhpFrames implements Language {

    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict INTERNAL = Verdict.runtime("PHP's own function");
    private static final Verdict VENDOR = Verdict.library("in vendor");
    private static final Verdict CORE = Verdict.library("core of a well-known application");
    private static final Verdict CALL = Verdict.noise("call by name");

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String function = frame.function();
        if (function != null) {
            if (function.startsWith("Sentry\\") && !function.startsWith("Sentry\\Sample")) {
                return SDK;
            }
            if (function.equals("call_user_func") || function.equals("call_user_func_array")
                    || function.startsWith("ReflectionMethod::")) {
                return CALL;
            }
        }
        String path = Names.path(frame);
        if (path.equals("[internal]") || path.equals("internal")) {
            return INTERNAL;
        }
        if (path.contains("vendor/") || path.contains("vendor\\")) {
            return path.contains("vendor/sentry/") ? SDK : VENDOR;
        }
        boolean core = path.contains("/wp-includes/") || path.contains("/core/lib/Drupal/");
        return core ? CORE.unlessClaimed() : null;
    }

    @Override
    public FrameName name(Frame frame) {
        String path = Names.path(frame);
        String unit = path.contains("/views/") && FilePath.isHash(Names.before(
                FilePath.baseName(path), "."))
                        ? "<template>"
                        : Names.stem(frame);
        String raw = frame.function();
        if (raw == null || Names.isUnnamed(raw)) {
            return FrameName.weak(unit, "unnamed");
        }
        String name = function(raw);
        if (name.isEmpty()) {
            return FrameName.weak(unit, "closure without the name of its function");
        }
        return new FrameName(unit, name, name.equals(raw) ? null : "closure or class folded");
    }

    @Override
    public @Nullable String library(Frame frame) {
        String path = Names.path(frame);
        int vendor = path.lastIndexOf("vendor/");
        return vendor < 0 ? null : Names.firstWords(path.substring(vendor + 7), '/', 2);
    }

    /// `{closure:App\Foo::bar():12}` and `App\Foo::bar` are one; `App\Foo::App\{closure}` keeps the
    /// class; `class@anonymous\0/path:12$0` loses its path.
    private static String function(String raw) {
        String name = raw;
        if (name.startsWith("{closure:")) {
            name = name.substring(name.lastIndexOf("{closure:") + 9);
            int arguments = name.indexOf("()");
            return arguments > 0 ? name.substring(0, arguments) : Names.before(name, ":");
        }
        int anonymous = name.indexOf("@anonymous");
        if (anonymous >= 0) {
            int method = name.lastIndexOf("::");
            return name.substring(0, anonymous + 10)
                    + (method > anonymous ? name.substring(method) : "");
        }
        int closure = name.indexOf("{closure");
        if (closure >= 0) {
            int owner = name.lastIndexOf("::", closure);
            return owner > 0 ? name.substring(0, owner) + "::{closure}" : "";
        }
        return name;
    }
}
