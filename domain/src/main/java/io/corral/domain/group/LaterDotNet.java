package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// Classes and methods that .NET makes at run time.
final class LaterDotNet implements LaterFrames.Lesson {

    private static final Verdict GENERATED = Verdict.noise("generated call");
    private static final Verdict LIBRARY = Verdict.library("well-known library");

    private static final PrefixTable MODULES =
            new PrefixTable.Builder()
                    .put(GENERATED, "Castle.Proxies DynamicClass DynamicProxies AnonymouslyHosted")
                    .put(
                            LIBRARY,
                            """
                            Castle Ninject StructureMap SimpleInjector Lamar Marten Wolverine
                            NServiceBus Rebus Akka Orleans Dapr Nest Elasticsearch Elastic CsvHelper
                            EPPlus OfficeOpenXml Stripe Twilio SendGrid Bogus Flurl LinqToDB
                            NHibernate ServiceStack Nancy Humanizer NodaTime UniRx UniTask
                            Photon Mirror Fusion FishNet Sirenix Firebase Google Facebook
                            Giraffe Saturn Suave Falco
                            Spectre Avalonia ReactiveUI Prism Caliburn DevExpress Telerik
                            """)
                    .build();

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String function = frame.function();
        if (function != null && function.contains("lambda_method")
                && function(function).startsWith("lambda_method")) {
            return GENERATED;
        }
        String module = frame.module();
        return module == null || module.isEmpty() ? null : MODULES.find(module);
    }

    @Override
    public FrameName name(Frame frame, FrameName first) {
        String raw = frame.function();
        if (first.function() == null || raw == null) {
            return first;
        }
        String module = frame.module();
        String given = module == null ? "" : module;
        FrameName closure = closureOfFSharp(given);
        if (closure != null) {
            return closure;
        }
        String unit = first.unit();
        String invented = inventedFrom(given);
        String name = function(raw);
        String inner = inventedFrom(name);
        inner = inner == null && given.isEmpty() && name.equals("MoveNext")
                ? inventedFrom(Names.before(raw, "("))
                : inner;
        String local = local(name, raw);
        if (inner != null) {
            name = inner;
        } else if (invented != null && (name.equals("MoveNext") || name.equals("Invoke")
                || name.startsWith("<>") || name.equals("InvokeMoveNext"))) {
            name = invented;
        }
        if (given.isEmpty()) {
            int compiled = endOfCompiled(name);
            int method = compiled < 0 ? -1 : name.lastIndexOf('_', compiled - 1);
            if (method > 0) {
                return new FrameName(name.substring(0, method),
                        name.substring(method + 1, compiled),
                        "reduced to class and method");
            }
        }
        name = local == null ? name : name + '.' + local;
        unit = withoutFileMark(unit);
        int arguments = unit.indexOf('<');
        unit = arguments > 0 && Character.isLetterOrDigit(unit.charAt(arguments - 1))
                ? Names.withoutBrackets(unit, '<', '>')
                : unit;
        return name.equals(first.function()) && unit.equals(first.unit())
                ? first
                : new FrameName(unit, name, "closure or state machine folded into its method");
    }

    /// The local function `Check` of `<Add>g__Check|3_0` and `Cart.Add(int id)+Check(int x)`; null
    /// when there is none.
    private static @Nullable String local(String name, String raw) {
        int mark = name.indexOf(">g__");
        if (mark > 0) {
            int end = mark + 4;
            while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
                end++;
            }
            return name.substring(mark + 4, end);
        }
        int plus = raw.indexOf(")+");
        int end = plus < 0 ? -1 : Shapes.endOfLetters(raw, plus + 2, raw.length());
        boolean named = end > plus + 2 && raw.startsWith("(", end)
                && !raw.startsWith("MoveNext", plus + 2);
        return named ? raw.substring(plus + 2, end) : null;
    }

    /// The function that `Shop.Cart+add@31-2` was made from, a closure or a state machine that F#'s
    /// compiler named after its line; null when it is none.
    private static @Nullable FrameName closureOfFSharp(String module) {
        int mark = module.indexOf('@');
        int plus = mark < 0 ? -1 : module.lastIndexOf('+', mark);
        boolean named = plus > 0 && plus + 1 < mark && isIdentifier(module, plus + 1, mark)
                && Names.skipDigits(module, mark + 1) > mark + 1;
        return named
                ? new FrameName(module.substring(0, plus), module.substring(plus + 1, mark),
                        "closure or state machine folded into its function")
                : null;
    }

    /// `Cart_Add_m` and 40 hexadecimal digits, as IL2CPP writes it: where the mark starts; else -1.
    private static int endOfCompiled(String name) {
        int mark = name.length() - 42;
        return mark > 2 && name.startsWith("_m", mark)
                && Shapes.isHex(name, mark + 2, name.length()) ? mark : -1;
    }

    /// The method a compiler-made name was made from: `Add` of `Cart+<>c__DisplayClass0_0`'s
    /// `<<Add>b__0>d` and `<Add>g__Local|3_0`, `Main` of `<Main>$`; null when there is none.
    private static @Nullable String inventedFrom(String name) {
        int open = name.indexOf('<');
        while (open >= 0) {
            int close = name.indexOf('>', open);
            boolean word = close > open + 1 && isIdentifier(name, open + 1, close)
                    && close + 1 < name.length() && (Character.isLetter(name.charAt(close + 1))
                            || name.charAt(close + 1) == '$' || name.charAt(close + 1) == '>');
            if (word) {
                String inner = name.substring(open + 1, close);
                return Names.afterLast(inner, '.');
            }
            open = name.indexOf('<', open + 1);
        }
        return null;
    }

    private static boolean isIdentifier(String name, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '.') {
                return false;
            }
        }
        return Character.isLetter(name.charAt(from)) || name.charAt(from) == '_'
                || name.charAt(from) == '.';
    }

    /// The bare method of `async Task<int> Cart.Add<T>(int id)+(int x) => { }`, `Cart:Add (int)`,
    /// `new Cart(int id)` and `Shop.ICart.Add`.
    private static String function(String raw) {
        String name = raw.startsWith("(") ? afterTuple(raw) : raw;
        name = Names.before(name, "(");
        name = Names.before(name, " {");
        name = Names.before(name, " in ").strip();
        if (name.startsWith("new ")) {
            return ".ctor";
        }
        if (name.indexOf('<') >= 0 && inventedFrom(name) == null) {
            name = Names.withoutBrackets(name, '<', '>');
        }
        name = Names.before(name, "[").strip();
        name = name.substring(name.lastIndexOf(' ') + 1);
        int arity = name.indexOf('`');
        name = arity > 0 ? name.substring(0, arity) : name;
        name = name.substring(name.lastIndexOf(':') + 1);
        if (name.endsWith("ctor")) {
            return name.endsWith("cctor") ? ".cctor" : ".ctor";
        }
        int dot = name.indexOf('<') >= 0
                ? name.lastIndexOf('.', name.indexOf('<'))
                : name.lastIndexOf('.');
        return dot >= 0 && dot + 1 < name.length() ? name.substring(dot + 1) : name;
    }

    private static String afterTuple(String raw) {
        int depth = 0;
        for (int i = 0; i < raw.length(); i++) {
            depth += raw.charAt(i) == '(' ? 1 : raw.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return raw.substring(i + 1).strip();
            }
        }
        return raw;
    }

    /// `<Cart>F3A0B1__Line` is a type local to its file, Line.
    private static String withoutFileMark(String unit) {
        int mark = unit.indexOf(">F");
        int end = mark < 0 ? -1 : unit.indexOf("__", mark);
        int open = mark < 0 ? -1 : unit.lastIndexOf('<', mark);
        return open >= 0 && end > mark && Shapes.isHex(unit, mark + 2, end)
                ? unit.substring(0, open) + unit.substring(end + 2)
                : unit;
    }
}
