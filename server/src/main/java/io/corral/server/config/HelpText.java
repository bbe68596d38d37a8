package io.corral.server.config;

import java.util.List;

/// What `corral serve --help` prints about the configuration, generated from the record tree.
public final class HelpText {

    private static final int WIDTH = 90;
    private static final String INDENT = "      ";

    private HelpText() {}

    /// All flags with their meaning and default.
    public static String serve() {
        StringBuilder text = new StringBuilder(
                """
                Usage: corral serve [--data DIR] [--host ADDRESS] [--port PORT] [FLAG VALUE]...

                Starts the server in the foreground; SIGTERM ends it after the running work. The
                first start creates an organisation, a project and an owner, and prints a sign-in
                link and the DSN to put into your application.

                Each key is a flag, an environment variable (--http-read-timeout is
                CORRAL_HTTP_READ_TIMEOUT) and a line "http.read-timeout = 30s" in the file named by
                --config, or corral.conf in the data directory; flags win over the environment,
                that over the file.

                  --config FILE
                      File of keys to read.
                """);
        for (Key key : Key.all()) {
            text.append("  ").append(key.flag()).append(" VALUE\n");
            String usual = key.defaultText().isEmpty() ? "" : " (" + key.defaultText() + ")";
            wrap(key.doc().replace("`", "") + usual)
                    .forEach(line -> text.append(INDENT).append(line).append('\n'));
        }
        return text.toString();
    }

    private static List<String> wrap(String sentence) {
        String marked = sentence.replaceAll(
                "(.{1," + (WIDTH - INDENT.length()) + "})(?: |$)", "$1\n");
        return marked.lines().toList();
    }
}
