package io.corral.domain.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names on the JVM as version 2 reads them: what compilers of Kotlin, Scala, Groovy and Clojure
/// derive from a function belongs to that function, however a version of them spells it.
final class LaterJvmNames {

    /// What follows these marks in a class name was appended by a generator or a compiler.
    private static final String[] GENERATED = {
        "_WeldSubclass", "$$SpringProxy", "$AjcClosure", "$HibernateInstantiator", "$$Guice",
        "$delayedInit$body", "$$inlined$", "$jacoco", "$$typeCreator", "$$Impl", "$$serializer",
        "$DefaultImpls", "$Companion", "$-CC", "$-EL", "$WhenMappings", "$package", "$class",
        "$EntriesMappings", "_Factory$", "$InnerClass$", "$$anonfun", "$$anon", "_closure",
        "_lambda"
    };

    /// Scala's spelling of operators; such a name is not cut at its `$`.
    private static final Set<String> OPERATORS =
            Set.of(
                    "eq", "plus", "minus", "times", "div", "colon", "less", "greater", "bang", "at",
                    "hash", "percent", "up", "amp", "bar", "qmark", "tilde", "bslash");

    /// Hexadecimal digits that are a hash, as in the `build_1e98...` of Gradle.
    private static final int HASH_MIN = 16;

    private LaterJvmNames() {}

    /// @param first the names as version 1 reads them
    /// @param file name of the source file; empty when unknown
    static FrameName of(String module, @Nullable String function, String file, FrameName first) {
        if (function == null || Names.isUnnamed(function)) {
            return first;
        }
        if (isClojure(module, function, file)) {
            return clojure(module, function);
        }
        if (first.function() == null && !function.startsWith("lambda$")) {
            return first;
        }
        String plain = JvmNames.withoutGenerated(module);
        String owner = owner(plain, function);
        String unit = unit(plain);
        String name = function(function, file);
        boolean invented = owner != null && !name.equals("<init>");
        if (invented && owner != null) {
            name = owner;
        }
        if (name.isEmpty()) {
            return FrameName.weak(unit, "lambda without the name of its function");
        }
        if (isObfuscated(unit)) {
            return name.length() <= 2
                    ? FrameName.weak("", "obfuscated name")
                    : new FrameName("", name, "obfuscated class left out");
        }
        boolean same = unit.equals(first.unit()) && name.equals(first.function());
        return same ? first : new FrameName(unit, name, "reduced to what a person wrote");
    }

    /// Whether ProGuard or R8 named the class: one or two characters, or a digit in the third.
    private static boolean isObfuscated(String unit) {
        int from = Math.max(unit.lastIndexOf('.'), unit.lastIndexOf('$')) + 1;
        int length = unit.length() - from;
        return length > 0 && (length <= 2 || (length == 3 && Shapes.isDigit(unit.charAt(from + 2))))
                && Character.isLetter(unit.charAt(from));
    }

    private static boolean isMark(String tail) {
        return switch (tail) {
            case "lambda", "default", "suspendImpl", "annotations", "extension", "shared", "main",
                    "impl", "debug", "release", "core", "common", "library", "module" ->
                true;
            default -> tail.startsWith("lambda");
        };
    }

    private static boolean isClojure(String module, String function, String file) {
        boolean source = file.endsWith(".clj") || file.endsWith(".cljc");
        return module.indexOf('$') > 0 && (source || module.contains("$fn__")
                || function.equals("invokeStatic") || function.equals("doInvoke")
                || function.equals("invokePrim"));
    }

    /// `shop.core$add$iter__12__15$fn__13` is add in shop.core.
    private static FrameName clojure(String module, String function) {
        int start = module.indexOf('$');
        String unit = module.substring(0, start);
        String generated = "fn";
        while (start >= 0 && start < module.length()) {
            int end = module.indexOf('$', start + 1);
            String part = module.substring(start + 1, end < 0 ? module.length() : end);
            int number = part.indexOf("__");
            String word = number > 0 ? part.substring(0, number) : part;
            if (word.startsWith("eval") && Names.skipDigits(word, 4) == word.length()) {
                generated = "eval";
            } else if (!word.equals("fn") && !word.equals("iter") && !word.equals("reify")
                    && !word.isEmpty()) {
                return new FrameName(unit, word, "function object folded");
            }
            start = end;
        }
        return new FrameName(unit, generated, function.equals("invoke") ? null : "function folded");
    }

    /// The function a compiler made the class for; null when a person wrote the class.
    private static @Nullable String owner(String module, String function) {
        int anonymous = module.indexOf("$$anonfun$");
        if (anonymous > 0) {
            int end = module.indexOf('$', anonymous + 10);
            String word = module.substring(anonymous + 10, end < 0 ? module.length() : end);
            return Names.skipDigits(word, 0) == word.length()
                    ? "<anonfun>"
                    : word.equals("new") ? "<init>" : word;
        }
        int closure = Math.max(module.indexOf("_closure"), module.indexOf("_lambda"));
        if (closure > 0 && module.lastIndexOf('$', closure) > 0) {
            int from = module.indexOf("$_") + 2;
            if (from > closure) {
                int end = module.indexOf('$', closure);
                return "<closure" + module.substring(closure + 8, end < 0 ? module.length() : end)
                        + ">";
            }
            String word = from < 2 ? "" : module.substring(from, closure);
            return word.isEmpty() ? "<closure>" : word.equals("_clinit_") ? "<clinit>" : word;
        }
        return kotlin(module, function);
    }

    /// `load` of `CartViewModel$load$1$items$1` and `Cart$load$$inlined$map$1$2`.
    private static @Nullable String kotlin(String module, String entry) {
        int dollar = module.indexOf('$');
        while (dollar > 0 && dollar + 1 < module.length()) {
            int end = module.indexOf('$', dollar + 1);
            String part = module.substring(dollar + 1, end < 0 ? module.length() : end);
            boolean composable = module.startsWith("Kt", dollar - 2) && end > 0
                    && Names.skipDigits(module, end + 1) > end + 1;
            boolean function = !part.isEmpty() && end > 0 && hasNumber(module, end)
                    && (composable || Character.isLowerCase(part.charAt(0)))
                    && !Shapes.isDigit(part.charAt(0));
            if (function) {
                return part.startsWith("lambda")
                        ? "lambda"
                        : part.equals("anon") ? null : part + variable(module, end, entry);
            }
            dollar = end;
        }
        return null;
    }

    /// The variable an object was made for, `bookButton` of `Home$onCreate$bookButton$1.onClick`:
    /// several objects of one function have methods of one name. Lambdas are no classes in newer
    /// versions, and have no such name there.
    private static String variable(String module, int dollar, String entry) {
        int end = module.indexOf('$', dollar + 1);
        boolean variable = end > dollar + 1 && Character.isLowerCase(module.charAt(dollar + 1))
                && Shapes.endOfRun(module, dollar + 1, end) == end
                && end + 1 < module.length() && Shapes.isDigit(module.charAt(end + 1));
        return variable && !JvmNames.isEntryOfInvented(entry)
                ? '.' + module.substring(dollar + 1, end)
                : "";
    }

    private static boolean hasNumber(String module, int from) {
        int dollar = from;
        while (dollar >= 0 && dollar + 1 < module.length()) {
            int end = Names.skipDigits(module, dollar + 1);
            if (end > dollar + 1 && (end == module.length() || module.charAt(end) == '$')) {
                return true;
            }
            dollar = module.indexOf('$', dollar + 1);
        }
        return false;
    }

    /// The class a person wrote.
    private static String unit(String module) {
        String unit = module;
        for (String mark : GENERATED) {
            unit = Names.before(unit, mark);
        }
        unit = unit.endsWith("$_") || unit.endsWith("$__clinit_")
                ? unit.substring(0, unit.lastIndexOf("$_"))
                : unit;
        int singletons = unit.indexOf("ComposableSingletons$");
        if (singletons >= 0) {
            unit = unit.substring(0, singletons) + unit.substring(singletons + 21);
        }
        int start = unit.lastIndexOf('.') + 1;
        StringBuilder kept = new StringBuilder(unit.substring(0, start));
        boolean first = true;
        for (String part : parts(unit.substring(start))) {
            boolean written = !part.isEmpty() && !Character.isLowerCase(part.charAt(0))
                    && !Shapes.isDigit(part.charAt(0)) && part.charAt(0) != '_';
            if (first && !part.isEmpty()) {
                kept.append(part);
                first = false;
            } else if (written && !isFacade(kept)) {
                kept.append('$').append(part);
            } else if (!part.isEmpty()) {
                break;
            }
        }
        return scriptUnit(kept.toString());
    }

    /// The class of a file of Kotlin has no classes within: what follows was made for a function.
    private static boolean isFacade(StringBuilder unit) {
        return unit.length() > 2 && unit.charAt(unit.length() - 1) == 't'
                && unit.charAt(unit.length() - 2) == 'K';
    }

    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= name.length() && parts.size() < 32; i++) {
            if (i == name.length() || name.charAt(i) == '$') {
                parts.add(name.substring(start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    /// `Script12` and `Script_3f2a...` are compiled from text.
    private static String scriptUnit(String unit) {
        int start = unit.lastIndexOf('.') + 1;
        int mark = unit.lastIndexOf('_');
        if (mark > start && unit.length() - mark > HASH_MIN
                && Shapes.isHex(unit, mark + 1, unit.length())) {
            return unit.substring(0, mark);
        }
        if (!unit.startsWith("Script", start)) {
            return unit;
        }
        int end = start + 6;
        boolean hash = unit.startsWith("_", end) && unit.length() > end + 8
                && Shapes.isHex(unit, end + 1, unit.length());
        return hash || Names.skipDigits(unit, end) == unit.length()
                ? unit.substring(0, end)
                : unit;
    }

    /// `lambda$foo$3`, `foo$lambda$3`, `$anonfun$foo$1`, `foo$$anonfun$1`, `foo$default`,
    /// `foo$shop_release`, `apply$mcV$sp`, `foo_aroundBody0`, `CGLIB$foo$0` and `$tt__foo` are foo.
    private static String function(String raw, String file) {
        if (raw.startsWith("lambda__")) {
            return "lambda";
        }
        if (raw.startsWith("$tt__") && raw.length() > 5) {
            return raw.substring(5);
        }
        if (raw.startsWith("constructor-impl")) {
            return "<init>";
        }
        String name = raw;
        for (String prefix : new String[]{"lambda$", "$anonfun$", "access$", "CGLIB$", "$tt__",
            "$mr__", "super$"}) {
            if (name.startsWith(prefix)) {
                name = name.substring(prefix.length());
                int end = name.indexOf('$');
                name = end < 0 ? name : name.substring(0, end);
                boolean number = Names.skipDigits(name, 0) == name.length();
                return name.equals("null") || number ? "" : name.equals("new") ? "<init>" : name;
            }
        }
        int expanded = name.indexOf("$$_$");
        name = expanded > 0 ? name.substring(expanded + 4) : name;
        int around = name.indexOf("_aroundBody");
        name = around > 0 ? name.substring(0, around) : name;
        int dash = name.indexOf('-');
        name = dash > 0 ? name.substring(0, dash) : name;
        int mark = name.length() - 8;
        boolean mangled = file.endsWith(".kt") && mark > 0 && name.charAt(mark) == '_'
                && FilePath.isHash(name.substring(mark + 1));
        name = mangled ? name.substring(0, mark) : name;
        int dollar = name.indexOf('$', 1);
        if (dollar < 0) {
            return name;
        }
        int end = Shapes.endOfLetters(name, dollar + 1, name.length());
        boolean operator = name.charAt(0) == '$'
                || OPERATORS.contains(name.substring(dollar + 1, end));
        if (!operator) {
            String tail = name.substring(dollar + 1);
            boolean local = end > dollar + 4 && end == name.length()
                    && file.endsWith(".kt") && !isMark(tail);
            return local ? name.substring(0, dollar) + '.' + tail : name.substring(0, dollar);
        }
        int last = name.lastIndexOf('$');
        return Names.skipDigits(name, last + 1) == name.length() && last > 0
                ? name.substring(0, last)
                : name;
    }
}
