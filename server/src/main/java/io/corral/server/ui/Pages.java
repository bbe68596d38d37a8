package io.corral.server.ui;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.corral.server.http.Answer;
import io.corral.web.page.Problem;
import io.corral.web.page.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/// Renders view records with their templates, and serves the few files pages need. Thread-safe.
public final class Pages {

    /// Nothing inline, nothing from elsewhere: an event's text can never become a script.
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String GENERATED = "io.corral.web.generated";
    private static final String ASSETS = "/io/corral/web/assets/";
    private static final Map<String, String> ASSET_TYPES = Map.of(
            "corral.css", "text/css; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, null, GENERATED);

    /// A page.
    ///
    /// @param template file name without its ending
    public Answer page(int status, String template, Object view) {
        var output = new Utf8ByteOutput();
        templates.render(template + ".jte", Map.of("page", view), output);
        var bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answer.html(status, bytes.toByteArray())
                .with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "same-origin")
                .with("Cache-Control", "private, no-store");
    }

    /// A page that says what is wrong and what to do.
    public Answer problem(int status, String title, String advice) {
        return page(status, "problem",
                new Problem(Shell.signedOut(title), status, title, advice));
    }

    /// One of the files pages need.
    public Answer asset(String name) {
        String type = ASSET_TYPES.get(name);
        if (type == null) {
            return problem(404, "There is no such page", "The address may be mistyped.");
        }
        try (InputStream in = Shell.class.getResourceAsStream(ASSETS + name)) {
            if (in == null) {
                throw new IllegalStateException("asset " + name + " is not in the archive");
            }
            return Answer.bytes(200, type, in.readAllBytes())
                    .with("Cache-Control", "public, max-age=3600")
                    .with("X-Content-Type-Options", "nosniff");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
