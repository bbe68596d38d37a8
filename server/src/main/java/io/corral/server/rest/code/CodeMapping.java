package io.corral.server.rest.code;

import io.corral.protocol.json.Json;
import io.corral.store.definition.Definition;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mapping as it is kept.
///
/// @param stackRoot begin of paths in stack traces
/// @param sourceRoot what stands there in the repository
/// @param repository such as `acme/shop`
/// @param provider such as github
/// @param url of the repository's page; null when it is not known
record CodeMapping(
        String stackRoot, String sourceRoot, String repository, String provider,
        String defaultBranch, @Nullable String url) {

    /// A file of a repository.
    ///
    /// @param url null when the repository's page is not known
    record Source(String path, @Nullable String url) {}

    static CodeMapping of(Definition definition) {
        return Json.MAPPER.readValue(definition.body(), CodeMapping.class);
    }

    /// Where the file of a frame lives, by the mapping with the longest matching root.
    static Optional<CodeMapping> best(List<CodeMapping> mappings, String file) {
        return mappings.stream().filter(mapping -> file.startsWith(mapping.stackRoot()))
                .max(Comparator.comparingInt(mapping -> mapping.stackRoot().length()));
    }

    /// The page of a repository as its provider has it.
    static @Nullable String page(String provider, String repository) {
        String host = switch (provider.toLowerCase(Locale.ROOT).replace("integrations:", "")) {
            case "github" -> "https://github.com/";
            case "gitlab" -> "https://gitlab.com/";
            case "bitbucket" -> "https://bitbucket.org/";
            default -> null;
        };
        return host == null ? null : host + repository;
    }

    /// The file of a path that begins with the stack root.
    ///
    /// @param revision commit or branch; null for the default branch
    Source source(String file, @Nullable String revision, @Nullable Integer line) {
        String path = sourceRoot + file.substring(stackRoot.length());
        String at = revision == null ? defaultBranch : revision;
        if (url == null) {
            return new Source(path, null);
        }
        String kind = provider.toLowerCase(Locale.ROOT);
        String middle = kind.contains("gitlab")
                ? "/-/blob/"
                : kind.contains("bitbucket") ? "/src/" : "/blob/";
        String anchor = line == null ? "" : kind.contains("bitbucket") ? "#lines-" : "#L";
        return new Source(path, url + middle + encoded(at) + "/" + encoded(path)
                + (line == null ? "" : anchor + line));
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).getRawPath().substring(1);
        } catch (URISyntaxException _) {
            return "";
        }
    }
}
