package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Ruby as version 2 knows it. Interpreters before 3.4 show their own methods, such as `each`, in
/// the file that calls them, later ones with a class or not at all; they never count. Templates are
/// called by their place.
final class LaterRuby implements LaterFrames.Lesson {

    private static final Verdict CORE = Verdict.noise("Ruby's own method, shown by some versions");
    private static final Verdict START = Verdict.noise("program start");
    private static final Verdict LIBRARY = Verdict.library("in a gem");
    private static final Verdict SDK = Verdict.noise("error or performance monitoring");

    private static final Set<String> CORE_METHODS =
            Set.of(
                    "each", "map", "flat_map", "each_with_index", "each_with_object", "select",
                    "filter", "filter_map", "reject", "inject", "reduce", "sort_by", "group_by",
                    "each_slice", "each_cons", "each_pair", "each_key", "each_value", "times",
                    "upto", "downto", "tap", "then", "yield_self", "loop", "catch",
                    "instance_eval", "instance_exec", "class_eval", "class_exec", "module_eval",
                    "module_exec", "send", "__send__", "public_send", "require",
                    "require_relative", "load", "eval", "synchronize", "collect", "detect",
                    "transform_values", "transform_keys", "each_entry", "partition", "min_by",
                    "max_by", "sum_by", "find_index", "each_char", "each_line", "each_byte",
                    "gsub", "gsub!", "define_method", "instance_method", "uniq", "zip",
                    "reverse_each", "cycle", "delete_if", "keep_if", "select!", "reject!",
                    "map!", "sort!", "to_proc", "sleep", "at_exit", "fork");

    private static final Set<String> CORE_CLASSES =
            Set.of(
                    "Array", "Hash", "Integer", "Float", "String", "Symbol", "Kernel", "Proc",
                    "Method", "UnboundMethod", "BasicObject", "Object", "Module", "Class",
                    "Range", "Struct", "Enumerable", "Enumerator", "Enumerator::Lazy", "Thread",
                    "Fiber", "Thread::Mutex", "Mutex", "Monitor", "IO", "File", "Dir", "Time",
                    "Comparable", "Regexp", "MatchData", "Set", "NilClass", "TrueClass",
                    "FalseClass", "Numeric", "Rational", "Complex", "Process", "GC",
                    "ObjectSpace", "Marshal", "Random", "Exception", "Data", "Ractor",
                    "Thread::Queue", "Queue", "Binding", "Signal", "Date", "DateTime",
                    "StringIO", "BigDecimal", "Timeout", "MonitorMixin");

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String path = Names.path(frame);
        String function = frame.function();
        if (path.contains("/bundler/gems/") || path.contains("/.bundle/")
                || path.contains("/.gem/ruby/")) {
            return path.contains("sentry-ruby") || path.contains("/sentry-") ? SDK : LIBRARY;
        }
        if (path.startsWith("/var/runtime/") || path.contains("/bin/") || path.startsWith("bin/")
                || path.startsWith("script/")
                || FilePath.baseName(path).equals("config.ru")
                || FilePath.baseName(path).equals("Rakefile")) {
            return START;
        }
        return function != null && isCore(function, path) ? CORE : null;
    }

    private static boolean isCore(String function, String path) {
        if (function.indexOf(' ') >= 0) {
            return false;
        }
        int owner = Math.max(function.lastIndexOf('#'), function.lastIndexOf('.'));
        if (owner > 0) {
            return CORE_CLASSES.contains(function.substring(0, owner));
        }
        boolean made = function.equals("new") && !path.contains("controllers/");
        return made || CORE_METHODS.contains(function);
    }

    @Override
    public FrameName name(Frame frame, FrameName first) {
        String raw = frame.function();
        if (raw == null || first.function() == null) {
            return first;
        }
        boolean quoted = raw.length() > 2 && "'`".indexOf(raw.charAt(0)) >= 0;
        String plain = quoted ? raw.substring(1, raw.length() - (raw.endsWith("'") ? 1 : 0)) : raw;
        int in = plain.lastIndexOf(" in ");
        String name = in < 0 ? plain : plain.substring(in + 4);
        int owner = name.startsWith("<")
                ? -1
                : Math.max(name.lastIndexOf('#'), name.lastIndexOf('.'));
        name = owner >= 0 && owner + 1 < name.length() ? name.substring(owner + 1) : name;
        if (name.startsWith("<top") || name.startsWith("<main")) {
            return new FrameName(first.unit(), "<main>", null);
        }
        int end = name.startsWith("_") ? endOfTemplate(name) : -1;
        if (end > 0) {
            return new FrameName("<template>", name.substring(0, end), "generated template method");
        }
        int generated = name.indexOf("__");
        boolean numbered = generated > 0
                && Names.skipDigits(name, generated + 2) == name.length()
                && name.length() > generated + 4;
        name = numbered ? name.substring(0, generated) : name;
        return new FrameName(
                first.unit(), name, name.equals(raw) ? null : "block folded into its method");
    }

    /// Where the numbers of `_app_views_cart_html_erb__332715_70361` start; -1 when there are none.
    private static int endOfTemplate(String name) {
        int at = name.indexOf("__", 1);
        while (at > 0) {
            int digits = at + 2;
            while (digits < name.length() && (name.charAt(digits) == '_'
                    || name.charAt(digits) == '-')) {
                digits++;
            }
            if (Names.skipDigits(name, digits) > digits + 3) {
                return at;
            }
            at = name.indexOf("__", at + 2);
        }
        return -1;
    }
}
