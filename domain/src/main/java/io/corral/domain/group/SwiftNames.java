package io.corral.domain.group;

/// Names of Swift as its demanglers write them, long or short, back to the function a person wrote:
/// closures, local functions, specialisations, resumed parts and thunks belong to it.
final class SwiftNames {

    private static final int PREFIXES_MAX = 8;

    private static final String[] PREFIXES = {
        "specialized ", "merged ", "static ", "class ", "@objc ", "@nonobjc ", "dispatch thunk of ",
        "curry thunk of ", "partial apply forwarder for ", "partial apply for ",
        "variable initialization expression of ", "property wrapper backing initializer of ",
        "async function pointer to ", "back deployment thunk for ", "protocol witness for ",
        "vtable thunk for ", "one-time initialization function for ", "override "
    };

    private SwiftNames() {}

    static boolean isSwift(String name) {
        if (name.contains("::")) {
            return false;
        }
        return name.indexOf('.') > 0 || name.indexOf(':') > 0 || name.contains(" in ")
                || name.contains(" of ") || name.contains(" for ") || startsWithPrefix(name);
    }

    private static boolean startsWithPrefix(String name) {
        for (String prefix : PREFIXES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /// @param module the Swift module, whose name long spellings put in front; empty when unknown
    static String of(String raw, String module) {
        String name = withoutDiscriminators(raw);
        for (int i = 0; i < PREFIXES_MAX; i++) {
            String shorter = withoutPrefix(name);
            if (shorter.equals(name)) {
                break;
            }
            name = shorter;
        }
        name = Names.before(name, " : ");
        name = Names.withoutBrackets(name, '<', '>');
        name = name.startsWith("(") ? name : Names.before(name, "(");
        name = Names.before(name, " -> ");
        if (!module.isEmpty() && name.startsWith(module) && name.length() > module.length() + 1
                && name.charAt(module.length()) == '.') {
            name = name.substring(module.length() + 1);
        }
        name = name.replace("__allocating_init", "init")
                .replace("__isolated_deallocating_deinit", "deinit")
                .replace("__deallocating_deinit", "deinit");
        return NativeSuffixes.without(name).strip();
    }

    private static String withoutPrefix(String name) {
        if (name.startsWith("(")) {
            int resumed = name.indexOf(" partial function for ");
            if (resumed > 0) {
                return name.substring(resumed + 22);
            }
            int extension = name.indexOf("):");
            return name.startsWith("(extension in ") && extension > 0
                    ? name.substring(extension + 2)
                    : name;
        }
        if (name.startsWith("generic ") || name.startsWith("function signature ")) {
            int of = name.indexOf("> of ");
            return of > 0 ? name.substring(of + 5) : name;
        }
        if (name.startsWith("default argument ")) {
            int of = name.indexOf(" of ");
            return of > 0 ? name.substring(of + 4) : name;
        }
        for (String prefix : PREFIXES) {
            if (name.startsWith(prefix)) {
                return name.substring(prefix.length());
            }
        }
        int in = name.lastIndexOf(" in ");
        int number = name.indexOf('#');
        boolean inner = in > 0 && number >= 0 && number < in;
        return inner || (in > 0 && name.contains(" in conformance "))
                ? inner ? name.substring(in + 4) : Names.before(name, " in conformance ")
                : name;
    }

    /// `Cart.(add in _3D1CAB)(item:)` is `Cart.add(item:)`: the file's mark changes with its path.
    private static String withoutDiscriminators(String raw) {
        String name = raw;
        for (int i = 0; i < PREFIXES_MAX; i++) {
            int mark = name.indexOf(" in _");
            int close = mark < 0 ? -1 : name.indexOf(')', mark);
            int open = mark < 0 ? -1 : name.lastIndexOf('(', mark);
            if (open < 0 || close < 0 || !Shapes.isHex(name, mark + 5, close)) {
                return name;
            }
            name = name.substring(0, open) + name.substring(open + 1, mark)
                    + name.substring(close + 1);
        }
        return name;
    }
}
