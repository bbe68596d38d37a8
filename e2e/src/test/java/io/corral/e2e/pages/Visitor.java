package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.corral.e2e.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// Somebody in front of a browser profile of their own. Closing it fails when anything went wrong
/// in its pages on the way: a script, the content policy, a failure of the server, a dialog nobody
/// expected.
final class Visitor implements AutoCloseable {

    static final double PATIENCE_MS = Rest.PATIENCE.toSeconds() * 1000.0;

    private static final String LISTEN = """
            addEventListener("securitypolicyviolation", event =>
              console.error("policy: " + event.violatedDirective + " " + event.blockedURI));
            """;
    private static final String SETTLED = """
            () => document.readyState === "complete" && !document.querySelector(".htmx-request")
            """;
    /// Statuses of pages are asserted where they matter.
    private static final String STATUS = "Failed to load resource: the server responded";

    private final BrowserContext context;
    private final Page page;
    private final String server;
    private final List<String> complaints = new ArrayList<>();
    private boolean isAgreeing;

    /// @param server its address
    Visitor(BrowserContext context, String server) {
        this.context = context;
        this.server = server;
        context.setDefaultTimeout(PATIENCE_MS);
        context.setDefaultNavigationTimeout(PATIENCE_MS);
        context.addInitScript(LISTEN);
        page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add("script: " + error));
        page.onDialog(this::answer);
        page.onResponse(response -> {
            if (response.status() >= 500) {
                complaints.add(response.status() + " of " + response.url());
            }
        });
    }

    private void hear(ConsoleMessage message) {
        boolean isProblem = message.type().equals("error") || message.type().equals("warning");
        if (isProblem && !message.text().startsWith(STATUS)) {
            complaints.add(page.url() + " console: " + message.text());
        }
    }

    private void answer(Dialog dialog) {
        if (isAgreeing && dialog.type().equals("confirm")) {
            dialog.accept();
        } else {
            complaints.add(dialog.type() + ": " + dialog.message());
            dialog.dismiss();
        }
    }

    /// From now on questions are answered with yes.
    void agree() {
        isAgreeing = true;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /// What went wrong so far.
    List<String> complaints() {
        return complaints;
    }

    /// Opens a page of the server.
    Response open(String path) {
        return Objects.requireNonNull(page.navigate(server + path), path);
    }

    /// Sends a form as a page of the server would, and goes nowhere after it.
    APIResponse post(String path, FormData form) {
        return context.request().post(server + path, RequestOptions.create()
                .setHeader("Origin", server).setMaxRedirects(0).setForm(form));
    }

    /// Waits until the page has loaded everything, what htmx asks for at its end included.
    void settle() {
        page.evaluate("scrollTo(0, document.body.scrollHeight)");
        page.waitForFunction(SETTLED);
        page.evaluate("scrollTo(0, 0)");
    }

    /// Opens a page again.
    Response reload() {
        return Objects.requireNonNull(page.reload(), "an answer");
    }

    /// Signs in with a link that works once.
    void follow(String signInLink) {
        page.navigate(signInLink);
        button("Sign in").click();
        page.waitForURL(url -> !url.contains("/login/"));
    }

    /// Signs in with a password.
    void signIn(String email, String password) {
        field("Email").fill(email);
        field("Password").fill(password);
        button("Sign in").click();
    }

    Locator button(String name) {
        return role(AriaRole.BUTTON, name);
    }

    Locator link(String name) {
        return role(AriaRole.LINK, name);
    }

    Locator heading(String name) {
        return role(AriaRole.HEADING, name);
    }

    /// Exactly so named.
    Locator role(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /// Named so that the pattern is found.
    Locator role(AriaRole role, Pattern name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /// Where the text stands, exactly.
    Locator text(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    /// Presses keys one after the other.
    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /// Waits for a short word about what was done.
    void isTold(String sentence) {
        assertThat(page.getByRole(AriaRole.STATUS).filter(
                new Locator.FilterOptions().setHasText(sentence)).last()).isVisible();
    }

    /// Waits for a warning.
    void isWarned(String sentence) {
        assertThat(page.getByRole(AriaRole.ALERT).filter(
                new Locator.FilterOptions().setHasText(sentence))).isVisible();
    }

    @Override
    public void close() {
        context.close();
        if (!complaints.isEmpty()) {
            throw new AssertionError(String.join("\n", complaints));
        }
    }
}
