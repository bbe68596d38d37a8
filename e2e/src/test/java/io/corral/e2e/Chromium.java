package io.corral.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Chromium that `CHROME_BIN` names, headless, driven by Playwright. Of one thread.
public final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium launched() {
        String program = Optional.ofNullable(System.getenv("CHROME_BIN"))
                .orElseThrow(() -> new AssertionError(
                        "CHROME_BIN must name a Chromium; ./verify finds or installs one"));
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(playwright, playwright.chromium().launch(new LaunchOptions()
                .setExecutablePath(Path.of(program)).setHeadless(true)
                // A sandbox of its own is refused to root and inside most containers.
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"))));
    }

    /// The browser itself.
    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
