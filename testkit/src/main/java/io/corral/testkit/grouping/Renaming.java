package io.corral.testkit.grouping;

import java.util.regex.Pattern;

/// Gives a call the name of another function of the same file.
final class Renaming {

    /// Names that compilers give; another such name is not another function.
    private static final Pattern MADE = Pattern.compile(
            "\\{n}|\\{\\{|invokeSuspend|applyOrElse|MoveNext|doCall|^invoke$|^<\\w|\\.ctor|"
                    + "^require_once|^fn/| fn/|\\$lambda|^handler$");

    private Renaming() {}

    /// Whether the function has a name that its author wrote.
    static boolean isPlain(Call call) {
        return !MADE.matcher(call.unit() + " ").find() && !MADE.matcher(call.function()).find();
    }

    static Call of(Call call, String suffix) {
        if (call.function().equals("invokeStatic")) {
            return call.unit(call.unit() + "_" + suffix);
        }
        String function = call.function();
        int end = end(function);
        return call.function(function.substring(0, end) + suffix + function.substring(end));
    }

    /// Where a function's name ends: before arguments, arity, type arguments or a lambda's mark.
    private static int end(String function) {
        int from = function.startsWith("(anonymous") ? function.indexOf("::") : 0;
        int selector = function.indexOf(']');
        if (selector > 0 && function.matches("^[-+_].*")) {
            int colon = function.indexOf(':');
            return colon > 0 ? colon : selector;
        }
        int bracket = function.indexOf('(', from);
        int arity = function.lastIndexOf('/');
        int generic = function.matches(".*\\w\\[T]\\(.*") ? function.indexOf("[T]") : -1;
        if (generic > 0) {
            return generic;
        }
        if (bracket > 1 && !function.startsWith("(*")) {
            return bracket;
        }
        if (arity > 1 && function.matches(".*/\\d+$")) {
            return arity;
        }
        return function.matches(".*[>?!]$") && !function.startsWith("<")
                ? function.length() - 1
                : function.length();
    }
}
