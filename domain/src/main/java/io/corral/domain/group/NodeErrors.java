package io.corral.domain.group;

import org.jspecify.annotations.Nullable;

/// What Node, its libraries of cryptography and the SDK say in other words with every version.
final class NodeErrors {

    /// @param mark what the message has in it
    private record Kind(String mark, String text) {}

    private static final Kind[] KINDS = {
        new Kind("set headers after they are sent", "headers were sent already"),
        new Kind("EADDRINUSE", "address in use"),
        new Kind("wrong version number", "wrong version of TLS"),
        new Kind("digital envelope routines::unsupported", "unsupported cipher"),
        new Kind("unsupported state or unable to authenticate", "not authentic"),
        new Kind("bad decrypt", "cannot decrypt"),
        new Kind("self signed certificate", "certificate signed by itself"),
        new Kind("self-signed certificate", "certificate signed by itself"),
        new Kind("socket hang up", "socket hang up"),
        new Kind("write after end", "write after end"),
        new Kind("EMFILE", "too many open files"),
        new Kind("Request failed with status code ", "status"),
        new Kind("Response code ", "status"),
        new Kind("Callback was already called", "callback called twice"),
        new Kind("Callback must be a function", "callback is no function"),
        new Kind("callback argument must be of type function", "callback is no function"),
        new Kind("Expected values to be strictly equal", "assertion of equality"),
        new Kind("Expected inputs to be strictly equal", "assertion of equality"),
        new Kind("Expected values to be strictly deep-equal", "assertion of deep equality"),
        new Kind("Input A expected to strictly deep-equal input B", "assertion of deep equality"),
        new Kind("Cannot find module '", "no module")
    };

    private static final String[] REJECTED = {
        "Non-Error promise rejection captured with ", "Object captured as promise rejection with ",
        "Non-Error exception captured with ", "Object captured as exception with ",
        "Unhandled promise rejection with "
    };

    private NodeErrors() {}

    /// What an engine for templates was told, behind the place in the template that it shows.
    static String withoutPlace(String message) {
        int shown = message.indexOf("\n >> ");
        int told = shown < 0 ? -1 : message.lastIndexOf("\n\n");
        return told > shown ? message.substring(told + 2) : message;
    }

    /// A message of React Native without the engine and the marks that its native side puts around
    /// it.
    static String withoutEngine(String message) {
        String plain = Names.before(message, ", js engine: ");
        for (String start : new String[]{"Unhandled JS Exception: ", "Invariant Violation: ",
            "Exception in HostFunction: "}) {
            plain = plain.startsWith(start) ? plain.substring(start.length()) : plain;
        }
        return plain;
    }

    /// The common wording; null when the message is not one that is known.
    static @Nullable EngineError of(String message) {
        for (String start : REJECTED) {
            if (message.startsWith(start)) {
                String rest = MessageTemplate.of(
                        message.substring(start.length()), Algorithm.SECOND).text();
                return new EngineError(null, "no error was thrown, but " + rest, rest);
            }
        }
        if (message.startsWith("The \"")) {
            String name = JavaScriptErrors.between(message, "\"", "\"");
            boolean argument = message.contains(" argument must be ")
                    || message.contains(" property must be ");
            return argument && name != null
                    ? new EngineError(null, "wrong type of " + name, name)
                    : null;
        }
        for (Kind kind : KINDS) {
            int at = message.indexOf(kind.mark());
            if (at >= 0) {
                String text = named(kind, message, at);
                String type = kind.mark().startsWith("Request failed") ? "AxiosError" : null;
                return new EngineError(type, text, text);
            }
        }
        return null;
    }

    /// The stem of a file of code. What else a program requires, such as a template or a
    /// translation, is chosen by data: then the directory and the extension.
    private static String source(String module) {
        String extension = FilePath.extension(module);
        return switch (extension) {
            case "", "js", "mjs", "cjs", "ts", "tsx", "jsx", "mts", "cts", "vue", "svelte", "node",
                    "wasm" ->
                FilePath.stem(module);
            default -> module.substring(0, module.lastIndexOf('/') + 1) + "*." + extension;
        };
    }

    /// The kind with the status or the module the message is about.
    private static String named(Kind kind, String message, int at) {
        int from = at + kind.mark().length();
        if (kind.text().equals("status")) {
            return "status " + message.substring(from, Names.skipDigits(message, from));
        }
        if (!kind.text().equals("no module")) {
            return kind.text();
        }
        int end = message.indexOf('\'', from);
        String module = end < 0 ? "" : message.substring(from, end);
        boolean local = module.indexOf('/') >= 0 && !module.startsWith("@");
        return "no module " + (local ? source(module) : module);
    }
}
