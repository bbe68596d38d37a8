package io.corral.server.ui;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.corral.server.http.Answer;
import io.corral.web.page.Problem;
import io.corral.web.page.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Renders view records with their templates. Thread-safe.
public final class Pages {

    /// Nothing inline, nothing from elsewhere: an event's text can never become a script.
    private static final String POLICY = "default-src 'none'; script-src 'self';"
            + " style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String GENERATED = "io.corral.web.generated";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, null, GENERATED);
    private final Assets assets = new Assets();

    /// A page or a part of one.
    ///
    /// @param template file name without its ending
    /// @param view what the template calls `page`
    public Answer page(int status, String template, Object view) {
        return html(status, template, Map.of("page", view));
    }

    /// A part of a page, for a script that puts it in place.
    ///
    /// @param view what the template calls `page`; the address of assets comes along
    public Answer part(int status, String template, Object view) {
        return html(status, template, Map.of("page", view, "assets", assets.prefix()));
    }

    private Answer html(int status, String template, Map<String, Object> parameters) {
        var output = new Utf8ByteOutput();
        templates.render(template + ".jte", parameters, output);
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
                .with("Vary", "HX-Request")
                .with("Cache-Control", "private, no-store");
    }

    /// A page that says what is wrong and what to do.
    public Answer problem(int status, Shell shell, String advice) {
        return page(status, "problem", new Problem(shell, status, shell.title(), advice));
    }

    /// The surroundings of a page for somebody who is not signed in.
    public Shell signedOut(String title) {
        return new Shell(title, assets.prefix(), "auto", "", null, null);
    }

    /// Address of the folder of assets, a slash at its end.
    public String assetsPrefix() {
        return assets.prefix();
    }

    /// One of the files pages need.
    public Answer asset(String name) {
        return assets.find(name).orElseGet(() -> Answer.text(404, "There is no such asset.\n"));
    }
}
