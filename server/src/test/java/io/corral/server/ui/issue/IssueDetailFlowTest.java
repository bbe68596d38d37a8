package io.corral.server.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The pages of one issue as a browser gets them.
@TestInstance(Lifecycle.PER_CLASS)
final class IssueDetailFlowTest {

    private static final String MEMBERS = "/organizations/acme/settings/members/";
    private static final Pattern JOIN = Pattern.compile("(/join/[0-9a-f]+/?)");
    private static final Pattern NOTE = Pattern.compile("hx-post=\"([^\"]*/notes/[0-9]+/)\"");

    private final Instant later = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant earlier = later.minus(Duration.ofHours(12));

    private ApiServer server;
    private BrowserClient browser;
    private String first;
    private String second;
    private String issue;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        browser = BrowserClient.signedIn(server.url(), server.signInPath());
        first = server.event(event("gold", earlier),
                attachment("a/../evil \\\"x\\\".html", "text/html", "<script>alert(1)</script>"),
                attachment("shot.png", "image/png", "<script>alert(1)</script>"),
                attachment("anim.gif", "image/gif", "GIF89a------"));
        second = server.event(event("silver", later));
        issue = "/organizations/acme/issues/"
                + server.issueOf(first).get("id").stringValue() + "/";
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    private static String event(String tier, Instant at) {
        return """
               {"platform":"node","release":"shop@1.2.3","environment":"staging","timestamp":"%s",
                "transaction":"/cart","tags":{"tier":"%s"},"user":{"id":"u-%s"},
                "contexts":{"trace":{"trace_id":"0123456789abcdef0123456789abcdef",
                 "span_id":"0123456789abcdef"}},
                "request":{"url":"https://shop.example/cart","method":"GET"},
                "breadcrumbs":[{"timestamp":"%s","category":"ui.click",
                 "message":"button#pay"}],
                "exception":{"values":[{"type":"TypeError","value":"x is undefined",
                 "stacktrace":{"frames":[
                  {"filename":"node_modules/a.js","function":"lib1","in_app":false,"lineno":1},
                  {"filename":"node_modules/b.js","function":"lib2","in_app":false,"lineno":1},
                  {"filename":"src/cart.js","function":"total","in_app":true,"lineno":10,
                   "context_line":"return x.y"}]}}]}}
               """.formatted(at, tier, tier, at.minusSeconds(1));
    }

    private static String attachment(String name, String type, String content) {
        return "{\"type\":\"attachment\",\"length\":" + content.length() + ",\"filename\":\""
                + name + "\",\"content_type\":\"" + type + "\"}\n" + content;
    }

    private String page(String path) {
        Reply reply = browser.get(path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        assertThat(PageHtml.faults(reply.text())).as(path).isEmpty();
        return reply.text();
    }

    @Test
    void severityCard_isAPartWithAnswersFromTheEvents() {
        assertThat(page(issue)).contains("hx-get=\"" + issue + "severity/\"");
        String card = browser.getPart(issue + "severity/").text();
        assertThat(card).contains("P3", "noise: staging", "No event in production",
                "not production: staging", "total at src/cart.js:10", "ui.click button#pay",
                "steady, and rare: 2 events in 24 hours", "no changed files are known",
                "events/latest/#breadcrumbs", "Seven checks");
        assertThat(browser.getPart(issue.replaceFirst("[0-9]+/$", "999999/") + "severity/")
                .status()).isEqualTo(404);
    }

    @Test
    void page_saysWhatHappened() {
        String html = page(issue);

        assertThat(html).contains("<bdi>TypeError</bdi>", "x is undefined", "src/cart.js:10",
                "return x.y", "2 frames of libraries", "button#pay", "First seen",
                "in shop@1.2.3", "data-chart=", "Copy as curl", "data-key=\"r\"",
                "Comment", "app frames");
    }

    @Test
    void page_thatIsOpened_makesTheIssueSeen() {
        page(issue);

        assertThat(server.get(issue.substring(1)).json().get("hasSeen").booleanValue()).isTrue();
    }

    @Test
    void events_areWalkedThrough() {
        assertThat(page(issue + "events/latest/")).contains(second, "rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
        assertThat(page(issue + "events/oldest/")).contains(first, "rel=\"next\"")
                .doesNotContain("rel=\"prev\"");
        assertThat(page(issue + "?query=tier:gold")).contains(first)
                .doesNotContain("rel=\"next\"", "rel=\"prev\"");
        assertThat(page(issue + "?query=tier:bronze")).contains("No event matches this filter");
        assertThat(page(issue + "?query=tier:")).contains("filter-problem", "TypeError");
        assertThat(page(issue + "?environment=production"))
                .contains("No event matches this filter");
    }

    @Test
    void filter_isCarriedAlong() {
        String html = page(issue + "?query=tier:gold&statsPeriod=30d&from=query%3Dis%3Aunresolved");

        assertThat(html).contains("statsPeriod=30d&amp;query=tier%3Agold")
                .contains("href=\"/organizations/acme/issues/?query=is%3Aunresolved\"");
    }

    @Test
    void list_isSteppedThrough_alsoAfterAnIssueLeftIt() {
        Instant now = Instant.now();
        List<String> ids = Stream.of(1, 2, 3)
                .map(hours -> server.issueOf(server.event("""
                        {"message":"step %s","level":"info","fingerprint":["%s"],"timestamp":"%s"}
                        """.formatted(hours, hours, now.minusSeconds(3_600L * hours))))
                        .get("id").stringValue())
                .toList();
        String from = "?from=query%3Dis%253Aunresolved%2Blevel%253Ainfo%26statsPeriod%3D365d";
        String issues = "/organizations/acme/issues/";
        String middle = issues + ids.get(1) + "/";
        assertThat(page(middle + from)).contains(middle + "next/?from=", "data-key=\"p\"");
        assertThat(page(middle)).doesNotContain("data-key=\"p\"");

        browser.post(issues + "actions/", List.of("action=resolve", "issue=" + ids.get(1)));

        assertThat(browser.get(middle + "next/" + from).header("Location"))
                .startsWith(issues + ids.get(2) + "/?from=query%3Dis");
        assertThat(browser.get(middle + "previous/" + from).header("Location"))
                .startsWith(issues + ids.get(0) + "/?from=");
        Reply end = browser.get(issues + ids.get(2) + "/next/" + from);
        assertThat(end.status()).isEqualTo(303);
        assertThat(end.header("Location")).startsWith(issues + "?query=is%3Aunresolved");
        assertThat(end.header("Set-Cookie")).contains("last%20issue");
    }

    @Test
    void eventList_isFiltered() {
        assertThat(page(issue + "events/")).contains(first.substring(0, 8), second.substring(0, 8));
        assertThat(page(issue + "events/?query=tier:gold")).contains(first.substring(0, 8))
                .doesNotContain(second.substring(0, 8));
        assertThat(page(issue + "events/?query=tier:bronze")).contains("No event matches");
    }

    @Test
    void tags_countTheEvents() {
        String part = browser.getPart(issue + "tags/").text();

        assertThat(part).doesNotContain("<html").contains(">tier<", "gold", "50 %",
                "query=tier%3A%22gold%22", "All tags");
        assertThat(page(issue + "tags/")).contains(">environment<", "staging");
        assertThat(page(issue + "tags/tier/")).contains("gold", "silver")
                .doesNotContain("staging");
    }

    @Test
    void trace_isAPart() {
        server.items("a".repeat(32), "{\"type\":\"transaction\"}", """
                {"event_id":"%s","type":"transaction","transaction":"GET /cart",
                 "start_timestamp":"%s","timestamp":"%s",
                 "contexts":{"trace":{"trace_id":"0123456789abcdef0123456789abcdef",
                  "span_id":"0123456789abcdef","op":"http.server"}},
                 "spans":[{"trace_id":"0123456789abcdef0123456789abcdef",
                  "span_id":"1123456789abcdef","parent_span_id":"0123456789abcdef","op":"db",
                  "description":"SELECT 1","start_timestamp":"%s","timestamp":"%s"}]}
                """.formatted("a".repeat(32), earlier.minusSeconds(1), earlier.plusSeconds(1),
                earlier.minusMillis(500), earlier).replace("\n", ""));

        String part = browser.getPart(issue + "events/" + first + "/trace/").text();

        assertThat(part).contains("2 spans", "http.server", "SELECT 1", "TypeError",
                "aria-current=\"true\"");
    }

    @Test
    void files_areNeverShownAsPages() {
        String event = issue + "events/" + first + "/";
        Reply json = browser.get(event + "json/");
        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(json.header("Content-Security-Policy")).contains("sandbox");
        assertThat(browser.get(event + "json/?download=1").header("Content-Disposition"))
                .startsWith("attachment; filename=\"event-" + first + ".json\"");
        Reply text = browser.get(event + "text/");
        assertThat(text.header("Content-Type")).startsWith("text/plain");
        assertThat(text.text()).startsWith("TypeError: x is undefined\n    at total");

        List<String> files = attachments(page(event));
        assertThat(files).hasSize(3);
        Reply file = browser.get(files.getFirst());
        assertThat(file.text()).isEqualTo("<script>alert(1)</script>");
        assertThat(file.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(file.header("Content-Disposition"))
                .startsWith("attachment; filename=\"evil _x_.html\"");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void picture_isShownOnlyWhenItIsOne() {
        List<String> files = attachments(page(issue + "events/" + first + "/"));

        assertThat(browser.get(files.get(0) + "picture/").status()).isEqualTo(404);
        assertThat(browser.get(files.get(1) + "picture/").status()).isEqualTo(404);
        Reply picture = browser.get(files.get(2) + "picture/");
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/gif");
        assertThat(picture.header("Content-Security-Policy")).contains("sandbox");
        assertThat(picture.text()).isEqualTo("GIF89a------");
    }

    private static List<String> attachments(String html) {
        return Pattern.compile("href=\"([^\"]*/attachments/[0-9]+/)\"").matcher(html).results()
                .map(each -> each.group(1)).toList();
    }

    @Test
    void whatIsNotTheirs_doesNotExist() {
        String other = server.apiEvent("{\"message\":\"other project\"}");
        String number = issue.replaceAll("\\D+", "");
        for (String path : List.of(
                "/organizations/other/issues/" + number + "/",
                "/organizations/nowhere/issues/" + number + "/",
                issue + "events/" + other + "/", issue + "events/nonsense/",
                issue + "events/" + other + "/json/", issue + "events/" + other + "/trace/",
                issue + "events/" + first + "/attachments/999/",
                "/organizations/acme/issues/999999/", "/organizations/acme/issues/0/",
                "/organizations/acme/issues/99999999999999999999/")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(browser.post("/organizations/other/issues/" + number + "/notes/",
                List.of("text=x")).status()).isEqualTo(404);
        try (var nobody = BrowserClient.signedOut(server.url())) {
            assertThat(nobody.get(issue).status()).isEqualTo(303);
            assertThat(nobody.get(issue + "events/" + first + "/json/").status())
                    .isEqualTo(303);
        }
    }

    @Test
    void note_isAddedChangedAndDeletedByItsAuthor() {
        Reply added = browser.post(issue + "notes/", List.of("text=  looks like\r\nthe cart "));
        assertThat(added.status()).isEqualTo(303);
        assertThat(added.header("Location")).isEqualTo(issue + "#activity");
        String html = page(issue);
        assertThat(html).contains("looks like\nthe cart");
        String note = note(html);

        try (var member = invited("member@example.com", "member");
                var guest = invited("guest@example.com", "read-only")) {
            assertThat(member.get(issue).text()).contains("looks like\nthe cart", "name=\"text\"")
                    .doesNotContain("hx-post=\"" + note);
            assertThat(member.post(note, List.of("text=mine")).status()).isEqualTo(404);
            assertThat(member.post(note, List.of("action=delete")).status()).isEqualTo(404);
            assertThat(guest.get(issue).text()).contains("looks like")
                    .doesNotContain("name=\"text\"", "id=\"actions\"");
            assertThat(guest.post(issue + "notes/", List.of("text=x")).status()).isEqualTo(403);
            assertThat(guest.post(note, List.of("action=delete")).status()).isEqualTo(403);
        }

        Reply changed = browser.postPart(note, List.of("text=it is the cart", "action=save"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text()).contains("it is the cart").doesNotContain("<html");
        assertThat(browser.postFrom("https://evil.example", note, List.of("action=delete"))
                .status()).isEqualTo(403);
        assertThat(browser.post(note, List.of("action=delete")).status()).isEqualTo(303);
        assertThat(page(issue)).doesNotContain("it is the cart");
        assertThat(browser.post(note, List.of("action=delete")).status()).isEqualTo(404);
    }

    @Test
    void emptyOrEndlessNote_isRefusedAndKept() {
        Reply empty = browser.postPart(issue + "notes/", List.of("text= "));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("Write something first.");
        Reply endless = browser.postPart(issue + "notes/",
                List.of("text=" + "abc ".repeat(6_000)));
        assertThat(endless.status()).isEqualTo(422);
        assertThat(endless.text()).contains("at most 20,000 characters", "abc abc abc");
        assertThat(browser.post(issue + "notes/", List.of()).status()).isEqualTo(422);
        assertThat(browser.post(issue + "notes/abc/", List.of("text=x")).status()).isEqualTo(404);
    }

    private static String note(String html) {
        Matcher note = NOTE.matcher(html);
        assertThat(note.find()).isTrue();
        return note.group(1);
    }

    private BrowserClient invited(String email, String role) {
        Matcher link = JOIN.matcher(
                browser.post(MEMBERS, List.of("email=" + email, "role=" + role)).text());
        assertThat(link.find()).isTrue();
        var guest = BrowserClient.signedOut(server.url());
        guest.post(link.group(1), List.of("name=Guest", "password=a long enough password"));
        return guest;
    }
}
