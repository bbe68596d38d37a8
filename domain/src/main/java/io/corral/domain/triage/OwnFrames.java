package io.corral.domain.triage;

import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which frames are code of the application. An SDK in a browser takes every frame for one: those
/// of extensions too, and those that have no file of their own, such as `? (https://shop/cart:1)`,
/// where somebody else put a script into the page.
final class OwnFrames {

    private static final List<String> EXTENSIONS = List.of("chrome-extension:", "moz-extension:",
            "safari-extension:", "safari-web-extension:", "ms-browser-extension:",
            "webkit-masked-url:", "userscript", "greasemonkey", "tampermonkey", "violentmonkey");
    /// Frameworks that put their code into the programs of a device whose owner modified it.
    private static final List<String> HOOKS = List.of("de.robv.android.xposed", "org.lsposed",
            "lsphooker", "com.saurik.substrate", "mobilesubstrate", "/var/jb/", "tweakinject",
            "libhooker", "cydiasubstrate", "frida-agent", "frida-gadget", "libsubstitute");
    private static final List<String> NO_FILE = List.of("<anonymous>", "[native code]", "native");
    private static final List<String> NO_FUNCTION =
            List.of("?", "<anonymous>", "global code", "anonymous", "<unknown>");
    private static final int TEXT_LENGTH_MAX = 200;

    private OwnFrames() {}

    static boolean isOwn(Frame frame) {
        return Boolean.TRUE.equals(frame.inApp()) && !isExtension(frame) && !hasNoFile(frame)
                && !isInjected(frame);
    }

    /// Whether it is code of a browser extension or of a user script.
    static boolean isExtension(Frame frame) {
        return isExtension(frame.filename()) || isExtension(frame.absPath());
    }

    static boolean isExtension(@Nullable String file) {
        return mentions(file, EXTENSIONS);
    }

    /// Whether it is code of a framework that changes programs while they run.
    static boolean isHook(Frame frame) {
        return mentions(frame.module(), HOOKS) || mentions(frame.filename(), HOOKS)
                || mentions(frame.absPath(), HOOKS) || mentions(frame.packageName(), HOOKS);
    }

    private static boolean mentions(@Nullable String text, List<String> words) {
        if (text == null) {
            return false;
        }
        String begin = text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX))
                .toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(begin::contains);
    }

    private static boolean hasNoFile(Frame frame) {
        return frame.filename() != null && NO_FILE.contains(frame.filename());
    }

    // Nobody's function, at the address of a page and not of a script.
    private static boolean isInjected(Frame frame) {
        String file = frame.absPath() != null ? frame.absPath() : frame.filename();
        String function = frame.function();
        return file != null && file.startsWith("http") && isPage(file)
                && (function == null || NO_FUNCTION.contains(function));
    }

    private static boolean isPage(String address) {
        int host = address.indexOf("://") + 3;
        int end = address.length();
        for (int i = host; i < end; i++) {
            if (address.charAt(i) == '?' || address.charAt(i) == '#') {
                end = i;
            }
        }
        int slash = address.lastIndexOf('/', end - 1);
        String name = slash < host ? "" : address.substring(slash + 1, end);
        return name.indexOf('.') < 0 || name.endsWith(".html") || name.endsWith(".htm")
                || name.endsWith(".php");
    }
}
