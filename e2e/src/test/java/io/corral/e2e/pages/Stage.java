package io.corral.e2e.pages;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.corral.e2e.Chromium;
import io.corral.e2e.CorralServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;

/// A server and a browser that all journeys of a run share, for starting them is what takes long.
/// Each journey has an organisation of its own in it. Of one thread, the one that runs the tests.
final class Stage implements AutoCloseable {

    private final Path folder;
    private final CorralServer server;
    private final Chromium chromium;
    private final String ownersState;

    private Stage(Path folder, CorralServer server, Chromium chromium) {
        this.folder = folder;
        this.server = server;
        this.chromium = chromium;
        this.ownersState = signedIn(server.ask("user", "reset-password"));
    }

    private static Stage opened() {
        try {
            PlaywrightAssertions.setDefaultAssertionTimeout(Visitor.PATIENCE_MS);
            Path folder = Files.createTempDirectory("corral-pages-");
            var server = CorralServer.started(folder.resolve("pages"));
            return new Stage(folder, server, Chromium.launched());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives the stage to whatever test asks for one.
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Stage.class))
                    .computeIfAbsent(Stage.class, _ -> opened(), Stage.class);
        }
    }

    CorralServer server() {
        return server;
    }

    /// A new organisation of the owner's, with a project.
    Tenant tenant(String slug) {
        var tenant = new Tenant(server, server.setUp(slug, "shop"));
        tenant.makeRelease(Places.RELEASE);
        return tenant;
    }

    /// Somebody who is not signed in.
    Visitor stranger() {
        return visitor(new NewContextOptions());
    }

    /// The owner of every organisation, signed in.
    Visitor owner() {
        return owner(new NewContextOptions());
    }

    /// The owner in front of a certain device.
    Visitor owner(NewContextOptions device) {
        return visitor(device.setStorageState(ownersState));
    }

    /// Somebody in front of a certain device.
    Visitor visitor(NewContextOptions device) {
        if (device.viewportSize == null) {
            device.setViewportSize(1440, 900);
        }
        return new Visitor(chromium.browser().newContext(device.setLocale("en-GB")), server.url());
    }

    /// Somebody of an organisation, signed in.
    Visitor member(Tenant tenant, String email, String role) {
        JsonNode added =
                server.ask("user", "add", email, "--org", tenant.slug(), "--role", role);
        return visitor(new NewContextOptions().setStorageState(signedIn(added)));
    }

    /// The cookies of somebody who used a sign-in link.
    private String signedIn(JsonNode answer) {
        try (var visitor = stranger()) {
            visitor.follow(answer.path("link").asString());
            return visitor.context().storageState();
        }
    }

    @Override
    public void close() {
        chromium.close();
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
