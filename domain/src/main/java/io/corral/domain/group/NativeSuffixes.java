package io.corral.domain.group;

/// What compilers and linkers append to the names of functions they cloned, split or moved.
final class NativeSuffixes {

    private static final String[] MARKS = {
        ".cold", ".part.", ".isra.", ".constprop.", ".llvm.", ".lto_priv", ".resume", ".destroy",
        ".cleanup", ".actor", ".localalias", ".specialized", ".warm", ".outlined", ".merged",
        ".thunk", ".uncalled", ".isra", ".__uniq.", ".suspend", ".avx2", ".sse4", "$VARIANT$",
        "$LDM", ".stub", "$stub", ".warp", ".extracted", " (.", "$non_lazy_ptr", ".memprof."
    };

    private static final int HASH = 40;

    private NativeSuffixes() {}

    static String without(String name) {
        String kept = name;
        if (kept.indexOf('.') > 0 || kept.indexOf('$') > 0) {
            for (String mark : MARKS) {
                kept = Names.before(kept, mark);
            }
        }
        int at = kept.lastIndexOf('@');
        boolean stdcall = at > 0 && at + 1 < kept.length()
                && Names.skipDigits(kept, at + 1) == kept.length();
        kept = stdcall ? kept.substring(0, at) : kept;
        return withoutHash(kept);
    }

    /// IL2CPP ends names with `_m` and 40 hexadecimal digits.
    private static String withoutHash(String name) {
        int mark = name.length() - HASH - 2;
        boolean hash = mark > 0 && name.startsWith("_m", mark)
                && Shapes.isHex(name, mark + 2, name.length());
        return hash ? name.substring(0, mark) : name;
    }
}
