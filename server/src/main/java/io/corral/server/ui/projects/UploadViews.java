package io.corral.server.ui.projects;

import io.corral.domain.artifact.Artifact;
import io.corral.domain.artifact.ArtifactBundle;
import io.corral.domain.artifact.ArtifactKind;
import io.corral.domain.artifact.DebugFile;
import io.corral.domain.artifact.DebugFileKind;
import io.corral.domain.artifact.DebugId;
import io.corral.engine.search.RecentScripts;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.projects.SourceMaps;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Uploads in words.
final class UploadViews {

    private UploadViews() {}

    static SourceMaps.Bundle bundle(ArtifactBundle bundle, String base, Instant now) {
        String title = bundle.release() == null
                ? "Found by debug ids"
                : "Release " + bundle.release();
        String used = bundle.usedAt().equals(bundle.uploadedAt())
                ? ""
                : ", needed " + Words.ago(bundle.usedAt(), now).ago();
        return new SourceMaps.Bundle(bundle.id().toString(), title, bundle.dist(),
                Words.many(bundle.files(), "file") + ", " + Words.bytes(bundle.sizeBytes())
                        + used,
                Words.ago(bundle.uploadedAt(), now), base + "bundles/" + bundle.id() + "/");
    }

    static SourceMaps.DebugFile debugFile(DebugFile file, Instant now) {
        return new SourceMaps.DebugFile(file.id().toString(), file.name(), kind(file),
                text(file.debugId()), Words.bytes(file.content().sizeBytes()),
                Words.ago(file.uploadedAt(), now));
    }

    private static String kind(DebugFile file) {
        return file.kind() == DebugFileKind.PROGUARD
                ? "R8 or ProGuard mapping"
                : file.architecture().equals("any")
                        ? file.kind().word()
                        : file.kind().word() + " " + file.architecture();
    }

    static SourceMaps.Files files(ArtifactBundle bundle, List<Artifact> artifacts) {
        int rest = bundle.files() - artifacts.size();
        return new SourceMaps.Files(artifacts.stream().map(artifact -> new SourceMaps.File(
                artifact.url(), kind(artifact.kind()), text(artifact.debugId()),
                Words.bytes(artifact.content().sizeBytes()))).toList(),
                rest <= 0 ? null : "and " + Words.many(rest, "more file"));
    }

    private static String kind(ArtifactKind kind) {
        return switch (kind) {
            case MINIFIED_SOURCE -> "minified script";
            case SOURCE_MAP -> "source map";
            case SOURCE -> "source";
            case INDEXED_RAM_BUNDLE -> "RAM bundle";
            case OTHER -> "file";
        };
    }

    private static @Nullable String text(@Nullable DebugId id) {
        return id == null ? null : id.value();
    }

    static SourceMaps.Script script(RecentScripts.Seen seen, Visit visit) {
        return new SourceMaps.Script(seen.diagnosis().path(), seen.diagnosis().isFine(),
                seen.diagnosis().sentence(),
                visit.address("issues/?query=" + seen.event()), Words.ago(seen.at(), visit.now()));
    }

    /// The three usual ways, with everything filled in but the token.
    static List<SourceMaps.Way> ways(String url, String organization, String project) {
        return List.of(
                new SourceMaps.Way("way-cli", "After any build, with sentry-cli",
                        "The token needs the scope project:releases; inject gives scripts and maps "
                                + "the debug ids by which events find them.",
                        """
                        export SENTRY_URL=%s SENTRY_ORG=%s SENTRY_PROJECT=%s
                        export SENTRY_AUTH_TOKEN=…
                        npx @sentry/cli sourcemaps inject ./dist
                        npx @sentry/cli sourcemaps upload ./dist
                        """.formatted(url, organization, project)),
                new SourceMaps.Way("way-vite", "As part of a Vite build",
                        "Install @sentry/vite-plugin; hidden maps are made but not published.",
                        """
                        // vite.config.js
                        import { sentryVitePlugin } from '@sentry/vite-plugin';

                        export default {
                          build: { sourcemap: 'hidden' },
                          plugins: [
                            sentryVitePlugin({
                              url: '%s',
                              org: '%s',
                              project: '%s',
                              authToken: process.env.SENTRY_AUTH_TOKEN,
                            }),
                          ],
                        };
                        """.formatted(url, organization, project)),
                new SourceMaps.Way("way-webpack", "As part of a webpack build",
                        "Install @sentry/webpack-plugin.",
                        """
                        // webpack.config.js
                        const { sentryWebpackPlugin } = require('@sentry/webpack-plugin');

                        module.exports = {
                          devtool: 'hidden-source-map',
                          plugins: [
                            sentryWebpackPlugin({
                              url: '%s',
                              org: '%s',
                              project: '%s',
                              authToken: process.env.SENTRY_AUTH_TOKEN,
                            }),
                          ],
                        };
                        """.formatted(url, organization, project)));
    }
}
