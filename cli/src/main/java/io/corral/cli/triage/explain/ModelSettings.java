package io.corral.cli.triage.explain;

import io.corral.cli.command.CommandFailure;
import io.corral.tools.text.PlainText;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which language model is asked, from the environment.
///
/// @param key `ANTHROPIC_API_KEY`
/// @param url `ANTHROPIC_BASE_URL`: HTTPS, or this machine
/// @param model `ANTHROPIC_MODEL`
record ModelSettings(String key, URI url, String model) {

    private static final String DEFAULT_URL = "https://api.anthropic.com";
    private static final String DEFAULT_MODEL = "claude-sonnet-5-5";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /// Reads the environment; empty without a key.
    ///
    /// @throws CommandFailure when the key would travel readable, or cannot travel
    static Optional<ModelSettings> of(Map<String, String> environment) {
        String key = environment.getOrDefault("ANTHROPIC_API_KEY", "").strip();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        // No header can carry it, and what says so would quote it.
        if (!PlainText.isVisibleAscii(key)) {
            throw new CommandFailure("ANTHROPIC_API_KEY holds a character that no key has, such as"
                    + " a line break or a quotation mark; copy it again.", null);
        }
        String url = present(environment, "ANTHROPIC_BASE_URL", DEFAULT_URL);
        return Optional.of(new ModelSettings(key, address(url),
                present(environment, "ANTHROPIC_MODEL", DEFAULT_MODEL)));
    }

    private static String present(
            Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static URI address(String url) {
        try {
            URI uri = URI.create(url.replaceAll("/+$", ""));
            if (uri.getHost() != null && ("https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme())
                            && THIS_MACHINE.contains(uri.getHost())))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("ANTHROPIC_BASE_URL is no address.", e);
        }
        throw new CommandFailure("ANTHROPIC_BASE_URL must begin with https:// or name this"
                + " machine: the key would travel readable.", null);
    }

    /// Leaves the key out.
    @Override
    public String toString() {
        return "ModelSettings[" + url + ", " + model + "]";
    }
}
