package io.corral.domain.group;

import java.util.Set;

/// Function names as the JavaScript engines write them.
final class JavaScriptNames {

    private static final Set<String> SHORT_WORDS =
            Set.of(
                    "add", "all", "any", "api", "app", "arr", "ask", "bag", "bar", "bid", "box",
                    "buy", "cap", "car", "cut", "day", "del", "doc", "end", "err", "fee", "fit",
                    "fix", "fly", "foo", "get", "has", "hit", "img", "job", "key", "let", "log",
                    "lot", "map", "max", "min", "mix", "new", "now", "num", "off", "old", "one",
                    "out", "own", "pay", "pin", "pop", "pos", "put", "raw", "ref", "rem", "row",
                    "run", "say", "see", "set", "sku", "sub", "sum", "svg", "tab", "tag", "tap",
                    "tax", "tip", "top", "try", "two", "url", "use", "val", "vat", "via", "win",
                    "zip", "Add", "App", "Box", "Job", "Map", "Row", "Set", "Tab", "Tag", "Tax",
                    "GET", "PUT");

    private JavaScriptNames() {}

    /// `async Foo.bar [as baz]`, `Foo.prototype.bar`, `new bar`, `promise callback*bar` and
    /// `outer/this.bar` all become `bar`; `outer/<` has no name and becomes empty.
    static String lastPart(String raw) {
        String name = raw.strip();
        int callback = name.lastIndexOf('*');
        name = callback >= 0 ? name.substring(callback + 1) : name;
        int alias = name.indexOf(" [as ");
        name = alias > 0 ? name.substring(0, alias) : name;
        int arguments = name.indexOf('(', 1);
        name = arguments > 0 ? name.substring(0, arguments) : name;
        if (name.endsWith("<")) {
            return "";
        }
        int from = Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1;
        from = Math.max(from, name.lastIndexOf(' ') + 1);
        name = name.substring(from);
        if (name.startsWith("_callee")) {
            return "";
        }
        return withoutSuffix(name);
    }

    /// Bundlers append `$1` to names they met twice, compilers `$` to async functions.
    private static String withoutSuffix(String name) {
        int end = name.length();
        while (end > 1 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        if (end > 1 && end < name.length() && name.charAt(end - 1) == '$') {
            return name.substring(0, end - 1);
        }
        if (name.length() > 2 && name.endsWith("$")) {
            return name.substring(0, name.length() - 1);
        }
        return name;
    }

    /// Names a minifier makes up: one or two characters, or three that are no usual word.
    static boolean isMinified(String name) {
        int length = name.length();
        if (length <= 2) {
            return true;
        }
        if (length > 3) {
            return false;
        }
        return !SHORT_WORDS.contains(name);
    }

    /// Longer names that minifiers and obfuscators make up: `_0x3f2a1b`, up to four characters with
    /// a digit, a mark or no vowel in them.
    static boolean isMadeUp(String name) {
        if (name.startsWith("_0x") && Shapes.isHex(name, 3, name.length())) {
            return true;
        }
        if (name.length() > 4 || name.length() < 3 || SHORT_WORDS.contains(name)) {
            return false;
        }
        boolean vowel = false;
        boolean mark = false;
        for (int i = 0; i < name.length(); i++) {
            char c = Character.toLowerCase(name.charAt(i));
            vowel |= "aeiouy".indexOf(c) >= 0;
            mark |= !Character.isLetter(c);
        }
        return mark || !vowel;
    }
}
