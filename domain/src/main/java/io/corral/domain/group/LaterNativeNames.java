package io.corral.domain.group;

/// Names of compiled code as version 2 reads them: any spelling of demanglers and debuggers, and
/// mangled ones, become the path of the function in the source.
final class LaterNativeNames {

    private static final String[] ANONYMOUS = {
        "`anonymous namespace'::", "`anonymous-namespace'::", "(anonymous namespace)::",
        "{anonymous}::", "_GLOBAL__N_1::", "anonymous_namespace::", "(anonymous)::",
        "<unnamed-namespace>::", "`anonymous'::", "(anonymous class)::"
    };

    private static final String[] CLOSURES = {
        "::{{closure", "::{closure", "::{{constant", "::{async_", "::{coroutine", "::{gen_",
        "::{lambda", "::<lambda", "::$_", "::'lambda", "::lambda'", "::closure$", "::closure_env$",
        "::async_fn$", "::async_block$", "::async_closure$", "::{shim", "::{vtable",
        "{{vtable.shim", "::{unnamed", "::__lambda", "::'unnamed"
    };

    private static final String[] INLINE_NAMESPACES = {
        "std::__1::", "std::__cxx11::", "std::__ndk1::", "std::__2::", "std::_V2::", "std::__fs::"
    };

    private LaterNativeNames() {}

    /// @param module the binary, whose name Swift puts in front; empty when unknown
    static String of(String raw, String module) {
        String name = Names.before(withoutImage(raw.strip()), " [clone");
        name = name.indexOf('$') < 0 ? name : MangledNames.withoutEscapes(name);
        int future = name.startsWith("<") ? name.indexOf("::{async_") : -1;
        name = future > 0 && name.endsWith(">::poll") ? name.substring(1, future) : name;
        String read = MangledNames.read(name);
        if (read == null) {
            if (isObjectiveC(name)) {
                return objectiveC(name);
            }
            int block = name.indexOf("_block_invoke");
            if (block > 0 && name.startsWith("__")) {
                int start = name.startsWith("___") ? 3 : 2;
                return start < block ? name.substring(start, block) : name;
            }
            if (SwiftNames.isSwift(name)) {
                return SwiftNames.of(name, module);
            }
        }
        return compiled(read == null ? name : read);
    }

    /// `shop!shop::Cart::add+0x34` without the binary in front.
    private static String withoutImage(String name) {
        int mark = name.indexOf('!');
        boolean image = mark > 0 && mark + 1 < name.length();
        for (int i = 0; i < mark && image; i++) {
            char c = name.charAt(i);
            image = Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
        }
        return image && name.charAt(mark + 1) != '=' ? name.substring(mark + 1) : name;
    }

    private static boolean isObjectiveC(String name) {
        int bracket = name.indexOf('[');
        return bracket > 0 && (name.charAt(bracket - 1) == '-' || name.charAt(bracket - 1) == '+')
                && (bracket == 1 || name.startsWith("__"));
    }

    /// `__26-[Cart(Extras) add:]_block_invoke_2` is `-[Cart add:]`.
    private static String objectiveC(String name) {
        int start = name.indexOf('[') - 1;
        int end = name.indexOf(']', start);
        String method = end < 0 ? name.substring(start) : name.substring(start, end + 1);
        int category = method.indexOf('(');
        int close = method.indexOf(") ", category + 1);
        return category > 0 && close > category
                ? method.substring(0, category) + method.substring(close + 1)
                : method;
    }

    private static String compiled(String raw) {
        String name = withoutHashAndOffset(raw);
        for (String mark : ANONYMOUS) {
            name = name.indexOf(mark) < 0 ? name : name.replace(mark, "");
        }
        int unnamed = name.indexOf("?A0x");
        int after = unnamed < 0 ? -1 : name.indexOf("::", unnamed);
        name = after < 0 ? name : name.substring(0, unnamed) + name.substring(after + 2);
        name = withoutTags(name);
        name = withoutThunk(name);
        for (String mark : CLOSURES) {
            name = Names.before(name, mark);
        }
        if (name.startsWith("<lambda_")) {
            return "<lambda>" + name.substring(Math.max(name.indexOf('>') + 1, 0));
        }
        name = Names.before(name, "@plt");
        name = Names.before(name, "@@");
        name = withoutImplementation(name);
        name = NativeSuffixes.without(path(name));
        for (String mark : INLINE_NAMESPACES) {
            name = name.indexOf(mark) < 0 ? name : name.replace(mark, "std::");
        }
        name = withoutNumberedScopes(name);
        return name.isEmpty() ? raw : name;
    }

    private static String withoutHashAndOffset(String raw) {
        String name = raw;
        int plus = name.lastIndexOf('+');
        if (plus > 1 && plus + 1 < name.length()) {
            String offset = name.substring(plus + 1).strip();
            int digits = offset.startsWith("0x") ? 2 : 0;
            boolean number = digits < offset.length()
                    && Shapes.isHex(offset, digits, offset.length())
                    && Character.isDigit(offset.charAt(0));
            name = number ? name.substring(0, plus).strip() : name;
        }
        int hash = name.lastIndexOf("::h");
        boolean hashed = hash > 0 && name.length() == hash + 19
                && Shapes.isHex(name, hash + 3, name.length());
        return hashed ? name.substring(0, hash) : name;
    }

    /// `[abi:cxx11]` and the marks that Rust gives to crates, `shop[4c2e0f9ab1]`.
    private static String withoutTags(String raw) {
        String name = raw;
        int open = name.indexOf('[');
        for (int i = 0; i < 16 && open > 0; i++) {
            int close = name.indexOf(']', open);
            if (close < 0) {
                return name;
            }
            boolean tag = name.startsWith("[abi:", open)
                    || (close - open > 8 && Shapes.isHex(name, open + 1, close));
            if (tag) {
                name = name.substring(0, open) + name.substring(close + 1);
                open = name.indexOf('[', open);
            } else {
                open = name.indexOf('[', close);
            }
        }
        return name;
    }

    private static String withoutThunk(String name) {
        int thunk = name.indexOf("thunk to ");
        return thunk >= 0 && thunk < 12 ? name.substring(thunk + 9) : name;
    }

    /// Rust's `<shop::Cart as core::fmt::Display>::fmt`, `shop::<impl Display for shop::Cart>::fmt`
    /// and `<shop::Cart>::fmt` name the type the function belongs to; where that is a foreign one,
    /// the trait does.
    private static String withoutImplementation(String name) {
        int inner = name.indexOf("::<impl ");
        int open = inner >= 0 ? inner + 2 : name.startsWith("<") ? 0 : -1;
        if (open < 0) {
            return name;
        }
        int close = closing(name, open);
        if (close < 0) {
            return name;
        }
        String rest = name.substring(close + 1);
        String type = name.substring(open + 1, close);
        if (type.startsWith("impl ")) {
            int of = type.indexOf(" for ");
            type = of > 0 ? type.substring(of + 5) : type.substring(5);
            return plainType(type) + rest;
        }
        int as = lastAs(type);
        if (as < 0) {
            return plainType(type) + rest;
        }
        String self = plainType(type.substring(0, as));
        boolean own = self.contains("::") && !self.startsWith("core::")
                && !self.startsWith("alloc::") && !self.startsWith("std::");
        return (own ? self : plainType(type.substring(as + 4))) + rest;
    }

    /// Where the `as` stands that is not inside inner brackets; -1 when there is none.
    private static int lastAs(String type) {
        int depth = 0;
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (depth == 0 && c == ' ' && type.startsWith(" as ", i)) {
                return i;
            }
        }
        return -1;
    }

    private static String plainType(String type) {
        String plain = type.strip();
        while (plain.startsWith("&") || plain.startsWith("mut ") || plain.startsWith("dyn ")
                || plain.startsWith("*const ") || plain.startsWith("*mut ")) {
            plain = plain.substring(plain.startsWith("&") ? 1 : plain.indexOf(' ') + 1);
        }
        plain = plain.startsWith("<") ? withoutImplementation(plain) : plain;
        return Names.withoutBrackets(plain, '<', '>');
    }

    private static int closing(String name, int open) {
        int depth = 0;
        for (int i = open; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean arrow = c == '>' && i > 0 && name.charAt(i - 1) == '-';
            depth += c == '<' ? 1 : c == '>' && !arrow ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Without result, arguments and template arguments.
    private static String path(String name) {
        int operator = operator(name);
        if (operator >= 0) {
            String scope = lastWord(Names.withoutBrackets(name.substring(0, operator), '<', '>'));
            int from = name.startsWith("()", operator + 8) ? operator + 10 : operator + 9;
            int arguments = name.indexOf('(', Math.min(from, name.length()));
            return scope + name.substring(operator, arguments < 0 ? name.length() : arguments);
        }
        String plain = name.startsWith("decltype") ? afterDecltype(name) : name;
        plain = plain.replace("->", "");
        plain = Names.withoutBrackets(plain, '<', '>');
        int open = plain.indexOf('(', 1);
        plain = open < 0 ? plain : plain.substring(0, open);
        return lastWord(plain.strip());
    }

    private static int operator(String name) {
        int at = name.indexOf("operator");
        boolean start = at == 0 || (at > 0 && ": ".indexOf(name.charAt(at - 1)) >= 0);
        boolean end = at + 8 < name.length()
                && !Character.isLetterOrDigit(name.charAt(at + 8)) && name.charAt(at + 8) != ':'
                && name.charAt(at + 8) != '_';
        return start && end ? at : -1;
    }

    private static String afterDecltype(String name) {
        int depth = 0;
        for (int i = 8; i < name.length(); i++) {
            depth += name.charAt(i) == '(' ? 1 : name.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return name.substring(i + 1).strip();
            }
        }
        return name;
    }

    private static String lastWord(String name) {
        int space = name.lastIndexOf(' ');
        return space < 0 || space + 1 >= name.length() ? name.strip() : name.substring(space + 1);
    }

    /// `shop::{impl#3}::add`, `shop::impl$3::add`, `add::__l2` without what is numbered.
    private static String withoutNumberedScopes(String raw) {
        String name = raw;
        for (String mark : new String[]{"{impl#", "impl$", "__l"}) {
            int at = name.indexOf("::" + mark);
            int digits = at < 0 ? -1 : Names.skipDigits(name, at + 2 + mark.length());
            if (digits > at + 2 + mark.length()) {
                int end = name.startsWith("}", digits) ? digits + 1 : digits;
                name = name.substring(0, at) + name.substring(end);
            }
        }
        name = name.indexOf("::::") < 0 ? name : name.replace("::::", "::");
        return name.endsWith("::") ? name.substring(0, name.length() - 2) : name;
    }
}
