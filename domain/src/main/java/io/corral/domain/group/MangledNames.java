package io.corral.domain.group;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names as linkers know them, where nobody put them back into the source's spelling: Itanium C++,
/// Microsoft C++, Rust and Swift. Only the path to the function is read; types of arguments are
/// not. A name that is not understood stays as it is.
final class MangledNames {

    private static final int PARTS_MAX = 32;

    private static final String[][] RUST_ESCAPES = {
        {"$LT$", "<"}, {"$GT$", ">"}, {"$u20$", " "}, {"$u7b$", "{"}, {"$u7d$", "}"},
        {"$RF$", "&"}, {"$C$", ","}, {"$BP$", "*"}, {"$LP$", "("}, {"$RP$", ")"}, {"..", "::"}
    };

    private MangledNames() {}

    /// The name with `::` or `.` between its parts; null when it is not mangled.
    static @Nullable String read(String name) {
        String plain = name.startsWith("__Z") || name.startsWith("_$s") || name.startsWith("_$S")
                ? name.substring(1)
                : name;
        if (plain.startsWith("_Z")) {
            return itanium(plain);
        }
        if (plain.startsWith("?") && plain.contains("@@")) {
            return microsoft(plain);
        }
        boolean swift = plain.startsWith("$s") || plain.startsWith("$S");
        return swift ? swift(plain) : null;
    }

    /// `_ZN4shop4Cart3addEi` and `_ZZN4shop4Cart3addEvENKUlvE_clEv` are shop::Cart::add.
    private static @Nullable String itanium(String name) {
        int at = 2;
        while (at < name.length() && name.charAt(at) == 'Z') {
            at++;
        }
        if (at + 1 < name.length() && name.charAt(at) == 'T') {
            at = name.indexOf('N', at);
        }
        if (at < 2 || at >= name.length()) {
            return null;
        }
        boolean nested = name.charAt(at) == 'N';
        at = nested ? at + 1 : at;
        List<String> parts = new ArrayList<>();
        while (at < name.length() && parts.size() < PARTS_MAX) {
            char c = name.charAt(at);
            if (Shapes.isDigit(c)) {
                int start = Names.skipDigits(name, at);
                int end = start + length(name, at, start);
                if (end > name.length() || end == start) {
                    return null;
                }
                addPart(parts, name.substring(start, end));
                at = end;
                if (!nested) {
                    break;
                }
            } else if (c == 'I') {
                at = afterArguments(name, at);
            } else if (name.startsWith("St", at)) {
                parts.add("std");
                at += 2;
            } else if (c == 'C' && !parts.isEmpty()) {
                parts.add(parts.getLast());
                at += 2;
            } else if (c == 'D' && !parts.isEmpty()) {
                parts.add("~" + parts.getLast());
                at += 2;
            } else if (c == 'B') {
                int start = Names.skipDigits(name, at + 1);
                at = start + length(name, at + 1, start);
            } else if (c == 'K' || c == 'V' || c == 'L' || c == 'R' || c == 'O') {
                at++;
            } else {
                break;
            }
        }
        return parts.isEmpty() ? null : String.join("::", parts);
    }

    private static int length(String name, int from, int to) {
        return to - from > 4 || to == from ? 0 : Integer.parseInt(name, from, to, 10);
    }

    private static void addPart(List<String> parts, String part) {
        boolean hash = part.length() == 17 && part.charAt(0) == 'h'
                && Shapes.isHex(part, 1, 17);
        if (hash || part.equals("_GLOBAL__N_1")) {
            return;
        }
        parts.add(unescaped(part));
    }

    private static String unescaped(String part) {
        String plain = part.startsWith("_$") ? part.substring(1) : part;
        for (String[] escape : RUST_ESCAPES) {
            plain = plain.indexOf(escape[0]) < 0 ? plain : plain.replace(escape[0], escape[1]);
        }
        return plain;
    }

    /// Rust's path as a debugger that undoes only half of the mangling has it,
    /// `_$LT$shop..Cart$u20$as$u20$shop..Store$GT$::add`; the type arguments go as they do in
    /// other spellings.
    static String withoutEscapes(String name) {
        boolean escaped = name.startsWith("_$LT$") || name.contains("$GT$::");
        return escaped && !name.startsWith("_ZN") ? unescaped(name) : name;
    }

    /// Position after the template arguments that start at `at`.
    private static int afterArguments(String name, int at) {
        int depth = 0;
        int i = at;
        while (i < name.length()) {
            char c = name.charAt(i);
            if (Shapes.isDigit(c)) {
                int start = Names.skipDigits(name, i);
                i = start + length(name, i, start);
                continue;
            }
            if (c == 'I' || c == 'N' || c == 'X' || c == 'J' || c == 'L' || c == 'F') {
                depth++;
            } else if (c == 'E' && --depth == 0) {
                return i + 1;
            }
            i++;
        }
        return name.length();
    }

    /// `?add@Cart@shop@@QEAAXH@Z` is shop::Cart::add; a lambda belongs to what encloses it.
    private static @Nullable String microsoft(String name) {
        int lambda = name.indexOf("<lambda_");
        int start = lambda < 0 ? 1 : name.indexOf("??", lambda) + 2;
        if (start < 2 && lambda >= 0) {
            return null;
        }
        String special = name.startsWith("??", start - 1) ? name.substring(start + 1) : "";
        boolean constructor = special.startsWith("0");
        boolean destructor = special.startsWith("1");
        if (!special.isEmpty() && !constructor && !destructor && lambda < 0) {
            return null;
        }
        int from = constructor || destructor ? start + 2 : start;
        int end = name.indexOf("@@", from);
        if (end <= from) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        int part = from;
        while (part < end && parts.size() < PARTS_MAX) {
            int next = name.indexOf('@', part);
            next = next < 0 || next > end ? end : next;
            if (!name.startsWith("?A0x", part) && next > part) {
                parts.add(name.substring(part, next));
            }
            part = next + 1;
        }
        if (parts.isEmpty()) {
            return null;
        }
        String first = parts.getFirst();
        if (constructor || destructor) {
            parts.addFirst(destructor ? "~" + first : first);
        }
        Collections.reverse(parts);
        return String.join("::", parts);
    }

    /// `$s4Shop4CartC3add4itemySi_tF` is Cart.add: the module goes, and so do labels and types.
    private static @Nullable String swift(String name) {
        List<String> parts = new ArrayList<>();
        int at = 2;
        boolean type = true;
        while (at < name.length() && Shapes.isDigit(name.charAt(at)) && type
                && parts.size() < PARTS_MAX) {
            int start = Names.skipDigits(name, at);
            int end = start + length(name, at, start);
            if (name.charAt(at) == '0' || end > name.length() || end == start) {
                return null;
            }
            parts.add(name.substring(start, end));
            type = parts.size() == 1;
            at = end;
            while (at < name.length() && "CVOPE".indexOf(name.charAt(at)) >= 0) {
                type = true;
                at++;
            }
        }
        return parts.size() < 2 ? null : String.join(".", parts.subList(1, parts.size()));
    }
}
