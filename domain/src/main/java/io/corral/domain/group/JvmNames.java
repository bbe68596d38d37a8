package io.corral.domain.group;

import org.jspecify.annotations.Nullable;

/// Names on the JVM, back to what a person wrote: compilers and frameworks derive classes and
/// methods whose numbers and hashes change with every build.
final class JvmNames {

    /// What follows these marks in a class name was appended by a generator.
    private static final String[] GENERATED = {
        "$$Enhancer", "$$FastClass", "$$SpringCGLIB", "$$EnhancerBy", "_$$_", "$$_",
        "$HibernateProxy",
        "$ByteBuddy", "$MockitoMock", "_$$Javassist", "$$Lambda", "$$ExternalSynthetic",
        "$auxiliary$", "_ClientProxy", "_Subclass", "$Intercepted", "$Definition", "$$Proxy",
        "$Proxy$_$$_", "_Accessor_"
    };

    private JvmNames() {}

    static FrameName of(String module, @Nullable String function) {
        String unit = withoutLoader(module);
        int generated = firstGenerated(unit);
        String fold = generated > 0 ? "generated class masked" : null;
        unit = generated > 0 ? unit.substring(0, generated) : unit;
        String invented = enclosingOfClass(unit);
        unit = classUnit(unit);
        if (Names.isUnnamed(function) || function == null) {
            return FrameName.weak(unit, "unnamed");
        }
        String name = JvmNames.function(function);
        if (invented != null && isEntryOfInvented(name)) {
            return new FrameName(unit, invented, "lambda class folded into its function");
        }
        if (name.isEmpty()) {
            return FrameName.weak(unit, "lambda without the name of its function");
        }
        if (isObfuscated(unit) && name.length() <= 2) {
            return FrameName.weak("", "obfuscated name");
        }
        boolean folded = !name.equals(function);
        return new FrameName(unit, name, folded ? "lambda folded into its function" : fold);
    }

    /// The class without loader and without what a generator appended.
    static String withoutGenerated(String module) {
        String unit = withoutLoader(module);
        int generated = firstGenerated(unit);
        return generated > 0 ? unit.substring(0, generated) : unit;
    }

    /// `app//com.acme.Foo` and `java.base/java.lang.Thread` without their loader and module.
    private static String withoutLoader(String module) {
        int slash = module.lastIndexOf('/');
        boolean hidden = slash >= 0 && module.startsWith("0x", slash + 1);
        return slash < 0 || hidden ? Names.before(module, "/0x") : module.substring(slash + 1);
    }

    private static int firstGenerated(String module) {
        if (module.indexOf('$') < 0 && module.indexOf('_') < 0) {
            return -1;
        }
        int first = -1;
        for (String mark : GENERATED) {
            int at = module.indexOf(mark);
            if (at > 0 && (first < 0 || at < first)) {
                first = at;
            }
        }
        return first;
    }

    /// The function a compiler-made class belongs to: `Foo$bar$1`, `Foo$$anonfun$bar$1`,
    /// `Foo$_bar_closure1`, `core$bar$fn__12`; null when the class was written by a person.
    private static @Nullable String enclosingOfClass(String module) {
        int anonymous = module.indexOf("$$anonfun$");
        if (anonymous > 0) {
            return firstWord(module, anonymous + 10);
        }
        int closure = module.indexOf("_closure");
        if (closure > 0) {
            int from = module.lastIndexOf("$_", closure);
            return from > 0 && from + 2 < closure ? module.substring(from + 2, closure) : null;
        }
        int clojure = module.indexOf("$fn__");
        if (clojure > 0) {
            int from = module.lastIndexOf('$', clojure - 1);
            return from > 0 ? module.substring(from + 1, clojure) : "fn";
        }
        int dollar = module.lastIndexOf('$');
        if (dollar <= 0 || Names.skipDigits(module, dollar + 1) != module.length()) {
            return null;
        }
        int before = module.lastIndexOf('$', dollar - 1);
        while (before > 0 && Names.skipDigits(module, before + 1) == dollar) {
            dollar = before;
            before = module.lastIndexOf('$', dollar - 1);
        }
        String part = module.substring(before + 1, dollar);
        boolean function = before > 0 && !part.isEmpty() && Character.isLowerCase(part.charAt(0));
        return function ? part : null;
    }

    private static String firstWord(String text, int from) {
        int end = text.indexOf('$', from);
        return end < 0 ? text.substring(from) : text.substring(from, end);
    }

    static boolean isEntryOfInvented(String function) {
        return switch (function) {
            case "invokeSuspend", "invoke", "apply", "doCall", "call", "emit", "collect", "run",
                    "doInvoke", "invokeStatic", "applyOrElse" ->
                true;
            default -> false;
        };
    }

    /// The class without anonymous numbers and, where its tail is a function, without that.
    private static String classUnit(String module) {
        if (module.indexOf('$') < 0 && !module.startsWith("Script")) {
            return module;
        }
        String unit = module;
        if (unit.indexOf('$') >= 0) {
            unit = Names.before(unit, "$$anonfun$");
            int clojure = unit.indexOf("$fn__");
            unit = clojure > 0 ? unit.substring(0, unit.indexOf('$')) : unit;
            int closure = unit.indexOf("_closure");
            if (closure > 0 && unit.lastIndexOf("$_", closure) > 0) {
                unit = unit.substring(0, unit.lastIndexOf("$_", closure));
            }
            unit = withoutNumbers(unit);
        }
        if (unit.startsWith("Script") && Names.skipDigits(unit, 6) == unit.length()) {
            return "Script";
        }
        return unit.endsWith("$") ? unit.substring(0, unit.length() - 1) : unit;
    }

    private static String withoutNumbers(String unit) {
        StringBuilder kept = new StringBuilder(unit.length());
        int i = 0;
        boolean numbered = false;
        while (i < unit.length()) {
            char c = unit.charAt(i);
            int end = c == '$' ? Names.skipDigits(unit, i + 1) : i;
            if (c == '$' && end > i + 1 && (end == unit.length() || unit.charAt(end) == '$')) {
                numbered = true;
                i = end;
            } else {
                kept.append(c);
                i++;
            }
        }
        int function = kept.lastIndexOf("$");
        boolean inFunction = numbered && function > 0 && function + 1 < kept.length()
                && Character.isLowerCase(kept.charAt(function + 1));
        return inFunction ? kept.substring(0, function) : kept.toString();
    }

    /// `lambda$foo$3`, `foo$lambda$3`, `$anonfun$foo$1`, `access$foo` and `foo$default` are foo.
    private static String function(String raw) {
        String name = raw;
        if (name.indexOf('$') < 0) {
            int mangled = name.indexOf('-');
            return mangled > 0 ? name.substring(0, mangled) : name;
        }
        if (name.startsWith("lambda$")) {
            name = firstWord(name, 7);
            return name.equals("null") ? "" : name;
        }
        if (name.startsWith("$anonfun$")) {
            return firstWord(name, 9);
        }
        if (name.startsWith("access$")) {
            String accessed = firstWord(name, 7);
            return Names.skipDigits(accessed, 0) == accessed.length() ? "" : accessed;
        }
        name = Names.before(name, "$lambda");
        name = Names.before(name, "$default");
        name = Names.before(name, "$suspendImpl");
        name = Names.before(name, "$extension");
        int dollar = name.lastIndexOf('$');
        boolean numbered = dollar > 0 && Names.skipDigits(name, dollar + 1) == name.length();
        return numbered ? name.substring(0, dollar) : name;
    }

    /// Every word of the class name has one or two characters, as ProGuard and R8 write them.
    private static boolean isObfuscated(String unit) {
        int length = 0;
        for (int i = 0; i < unit.length(); i++) {
            char c = unit.charAt(i);
            length = c == '.' || c == '$' ? 0 : length + 1;
            if (length > 2) {
                return false;
            }
        }
        return !unit.isEmpty();
    }
}
