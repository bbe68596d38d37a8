package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// Ruby. Blocks and rescues belong to their method; Ruby 3.4's class prefix is left out, so that an
/// upgrade changes nothing.
final class RubyFrames implements Language {

    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict LOADER = Verdict.noise("code loading");
    private static final Verdict INTERNAL = Verdict.runtime("Ruby's core");
    private static final Verdict GEM = Verdict.library("in a gem");
    private static final Verdict STANDARD = Verdict.runtime("Ruby's standard library");

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String path = Names.path(frame);
        if (path.startsWith("<internal:")) {
            return INTERNAL;
        }
        int gem = gemName(path);
        if (gem >= 0) {
            if (path.startsWith("sentry-", gem) || path.startsWith("newrelic_", gem)
                    || path.startsWith("ddtrace", gem) || path.startsWith("datadog", gem)
                    || path.startsWith("opentelemetry", gem) || path.startsWith("skylight", gem)) {
                return SDK;
            }
            return path.startsWith("bootsnap", gem) || path.startsWith("zeitwerk", gem)
                    ? LOADER
                    : GEM;
        }
        if (path.contains("/vendor/bundle/") || path.contains("/bundle/ruby/")) {
            return GEM;
        }
        return path.contains("/lib/ruby/") ? STANDARD : null;
    }

    /// Position of the gem's name in its path, -1 when the path is not a gem's.
    private static int gemName(String path) {
        int gems = path.lastIndexOf("/gems/");
        if (gems >= 0) {
            return gems + 6;
        }
        return path.startsWith("gems/") ? 5 : -1;
    }

    @Override
    public FrameName name(Frame frame) {
        String unit = unit(frame);
        String raw = frame.function();
        if (raw == null || Names.isUnnamed(raw)) {
            return FrameName.weak(unit, "unnamed");
        }
        String name = function(raw);
        if (name.startsWith("_") && isTemplate(name)) {
            return new FrameName(unit, "<template>", "generated template method");
        }
        return new FrameName(unit, name, name.equals(raw) ? null : "block folded into its method");
    }

    @Override
    public @Nullable String library(Frame frame) {
        String path = Names.path(frame);
        int gem = gemName(path);
        if (gem < 0) {
            return null;
        }
        String name = Names.firstWords(path.substring(gem), '/', 1);
        int version = name.lastIndexOf('-');
        boolean numbered = version > 0 && Names.skipDigits(name, version + 1) > version + 1;
        return numbered ? name.substring(0, version) : name;
    }

    private static String unit(Frame frame) {
        String module = frame.module();
        String path = Names.path(frame);
        return path.isEmpty() && module != null ? module : Names.stem(frame);
    }

    /// `block (2 levels) in Cart#add` is add.
    private static String function(String raw) {
        int in = raw.lastIndexOf(" in ");
        String name = in >= 0 ? raw.substring(in + 4) : raw;
        if (name.startsWith("<")) {
            return name.startsWith("<top") || name.startsWith("<main") ? "<main>" : name;
        }
        int owner = Math.max(name.lastIndexOf('#'), name.lastIndexOf('.'));
        return owner >= 0 && owner + 1 < name.length() ? name.substring(owner + 1) : name;
    }

    /// `_app_views_cart_html_erb__3327151541118998292_70361296749460`.
    private static boolean isTemplate(String name) {
        int at = name.indexOf("__");
        while (at > 0) {
            int end = at + 2;
            end += end < name.length() && name.charAt(end) == '_' ? 1 : 0;
            if (Names.skipDigits(name, end) > end + 4) {
                return true;
            }
            at = name.indexOf("__", at + 2);
        }
        return false;
    }
}
