package io.corral.domain.group;

/// Demangled names of C++, Rust, Swift and Objective-C without what compilers add to them.
final class NativeNames {

    private NativeNames() {}

    static String of(String raw) {
        String name = raw.strip();
        if (isObjectiveC(name)) {
            return objectiveC(name);
        }
        int closure = name.lastIndexOf(" in ");
        if (closure > 0 && (name.startsWith("closure ") || name.startsWith("implicit closure "))) {
            return swift(name.substring(closure + 4));
        }
        if ((name.indexOf("::") < 0 && name.indexOf(':') > 0) || name.startsWith("specialized ")
                || name.startsWith("merged ") || name.startsWith("static ")
                || name.indexOf(" await resume") > 0 || name.indexOf(" suspend resume") > 0) {
            return swift(name);
        }
        return compiled(name);
    }

    private static boolean isObjectiveC(String name) {
        int bracket = name.indexOf('[');
        return bracket > 0 && (name.charAt(bracket - 1) == '-' || name.charAt(bracket - 1) == '+')
                && (bracket == 1 || name.startsWith("__"));
    }

    /// `__26-[Cart add:]_block_invoke_2` is `-[Cart add:]`.
    private static String objectiveC(String name) {
        int start = name.indexOf('[') - 1;
        int end = name.indexOf(']', start);
        return end < 0 ? name.substring(start) : name.substring(start, end + 1);
    }

    private static String swift(String raw) {
        String name = raw;
        int last = Math.max(name.lastIndexOf(" for "), name.lastIndexOf(" of "));
        name = last > 0 ? name.substring(last + (name.startsWith(" for ", last) ? 5 : 4)) : name;
        for (String prefix : new String[]{"specialized ", "merged ", "static ", "@objc "}) {
            name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        }
        name = Names.before(name, "(");
        return Names.before(name, "<");
    }

    /// C, C++ and Rust: no arguments, template arguments, clone marks, hashes or lambda numbers.
    private static String compiled(String raw) {
        String name = raw;
        int hash = name.lastIndexOf("::h");
        if (hash > 0 && name.length() == hash + 19) {
            name = name.substring(0, hash);
        }
        name = withoutOffset(name);
        name = name.replace("`anonymous namespace'::", "").replace("(anonymous namespace)::", "");
        name = withoutMark(name, "?A0x");
        name = withoutClosures(name);
        name = Names.before(name, " [clone");
        name = Names.before(name, "@plt");
        name = Names.before(name, "@@");
        name = withoutArguments(name);
        name = name.indexOf("operator") < 0 ? withoutTemplates(name) : name;
        name = withoutSuffixes(name);
        int space = name.lastIndexOf(' ');
        boolean returns = space > 0 && name.indexOf("operator") < 0 && space + 1 < name.length();
        name = returns ? name.substring(space + 1) : name;
        return name.isEmpty() ? raw : name;
    }

    /// `crash + 52` and `crash+0x34` are crash; Rust's mangled `_ZN4shop3add17h...E` loses its
    /// hash.
    private static String withoutOffset(String name) {
        int hash = name.length() - 20;
        if (hash > 0 && name.startsWith("_ZN") && name.startsWith("17h", hash)) {
            return name.substring(0, hash);
        }
        int plus = name.lastIndexOf('+');
        if (plus <= 1 || plus + 1 >= name.length()) {
            return name;
        }
        String offset = name.substring(plus + 1).strip();
        int digits = offset.startsWith("0x") ? 2 : 0;
        boolean number = digits < offset.length() && Shapes.isHex(offset, digits, offset.length())
                && Character.isDigit(offset.charAt(0));
        return number ? name.substring(0, plus).strip() : name;
    }

    /// `?A0xc3a0617d::crash` is crash.
    private static String withoutMark(String name, String mark) {
        int at = name.indexOf(mark);
        int end = at < 0 ? -1 : name.indexOf("::", at);
        return end < 0 ? name : name.substring(0, at) + name.substring(end + 2);
    }

    /// Cuts a name where a closure begins: what encloses it is the function that counts.
    private static String withoutClosures(String name) {
        String kept = name;
        for (String mark : new String[]{
            "::{{closure}}", "::{closure#", "::{lambda(", "::<lambda", "::$_", "::'lambda",
            "::{lambda#", "::_$u7b$$u7b$closure"
        }) {
            kept = Names.before(kept, mark);
        }
        boolean lambda = kept.startsWith("<lambda_");
        return lambda ? "<lambda>" + kept.substring(Math.max(kept.indexOf('>') + 1, 0)) : kept;
    }

    private static String withoutArguments(String name) {
        int open = name.indexOf('(', 1);
        if (open < 0 || name.startsWith("operator()", Math.max(0, open - 8))) {
            return name;
        }
        return name.substring(0, open);
    }

    /// Template arguments go; a leading `<Foo as Bar>` of Rust stays as Foo.
    private static String withoutTemplates(String name) {
        if (name.startsWith("<") && !name.startsWith("<lambda")) {
            int as = name.indexOf(" as ");
            int close = name.indexOf('>');
            if (close > 0) {
                String type = name.substring(1, as > 0 && as < close ? as : close);
                return Names.withoutBrackets(type, '<', '>')
                        + Names.withoutBrackets(name.substring(close + 1), '<', '>');
            }
        }
        return name.startsWith("<lambda") ? name : Names.withoutBrackets(name, '<', '>');
    }

    /// `.cold.1`, `.part.0`, `.isra.0`, `.constprop.2`, `.llvm.123`, stdcall's `@12`.
    private static String withoutSuffixes(String name) {
        String kept = name;
        for (String mark : new String[]{".cold", ".part.", ".isra.", ".constprop.", ".llvm.",
            ".lto_priv", ".resume", ".destroy"}) {
            kept = Names.before(kept, mark);
        }
        int at = kept.lastIndexOf('@');
        boolean stdcall = at > 0 && at + 1 < kept.length()
                && Names.skipDigits(kept, at + 1) == kept.length();
        return stdcall ? kept.substring(0, at) : kept;
    }
}
