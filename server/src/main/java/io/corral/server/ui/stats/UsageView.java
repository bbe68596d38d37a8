package io.corral.server.ui.stats;

import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.ui.Address;
import io.corral.server.ui.BarCharts;
import io.corral.server.ui.BarCharts.Layer;
import io.corral.server.ui.Words;
import io.corral.store.outcome.OutcomeSum;
import io.corral.web.page.Bars;
import io.corral.web.page.stats.Usage.Category;
import io.corral.web.page.stats.Usage.Reason;
import io.corral.web.page.stats.Usage.Sum;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes what the page of usage shows out of sums by project, outcome and reason.
final class UsageView {

    private static final int HEIGHT = 160;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private static final Map<String, String> CATEGORIES = categories();
    private static final Map<String, Look> OUTCOMES = outcomes();
    private static final Map<String, String> REASONS = reasons();

    private UsageView() {}

    /// How an outcome is named and coloured.
    private record Look(String text, String kind) {}

    private static Map<String, String> categories() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("error", "Errors");
        all.put("transaction", "Transactions");
        all.put("span", "Spans");
        all.put("attachment", "Attachments");
        all.put("feedback", "Feedback");
        all.put("security", "Security reports");
        all.put("session", "Sessions");
        all.put("log_item", "Logs");
        all.put("replay", "Replays");
        all.put("monitor", "Check-ins");
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Look> outcomes() {
        Map<String, Look> all = new LinkedHashMap<>();
        all.put("accepted", new Look("Accepted", "is-accepted"));
        all.put("filtered", new Look("Filtered", "is-filtered"));
        all.put("rate_limited", new Look("Rate limited", "is-limited"));
        all.put("invalid", new Look("Invalid", "is-invalid"));
        all.put("duplicate", new Look("Duplicate", "is-duplicate"));
        all.put("client_discard", new Look("Dropped by the client", "is-client"));
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, String> reasons() {
        return Map.ofEntries(
                Map.entry("browser-extensions", "Raised by a browser extension"),
                Map.entry("web-crawlers", "Seen by a crawler"),
                Map.entry("localhost", "From a developer's machine"),
                Map.entry("error-message", "Its text matches a pattern of the project"),
                Map.entry("release-version", "Its release matches a pattern of the project"),
                Map.entry("not-used-yet", "A kind of item Corral does not use yet"),
                Map.entry("unknown-item", "A kind of item nobody defined"),
                Map.entry("key", "Over the limit of its key"),
                Map.entry("project", "Over the limit of its project"),
                Map.entry("organization", "Over the quota of the organisation"),
                Map.entry("queue", "The server had too much waiting"),
                Map.entry("malformed-json", "Not JSON, or nested or sized beyond the bounds"),
                Map.entry("not-an-event", "JSON, but no event"),
                Map.entry("missing-field", "Something required is missing"),
                Map.entry("too-large", "Larger than its kind may be"),
                Map.entry("malformed-envelope", "The envelope's framing is broken"),
                Map.entry("timestamp", "Started more than five days ago, or in the future"),
                Map.entry("project-gone", "The project was deleted meanwhile"),
                Map.entry("internal", "Digesting failed; see corral failed"),
                Map.entry("sample_rate", "The SDK sends a sample only"),
                Map.entry("before_send", "The application's own hook said no"),
                Map.entry("event_processor", "A processor of the SDK said no"),
                Map.entry("ratelimit_backoff", "The SDK waited for a limit to end"),
                Map.entry("network_error", "The SDK could not reach the server"),
                Map.entry("queue_overflow", "The SDK had too much waiting"));
    }

    static List<Category> categories(Address address, String current) {
        return CATEGORIES.entrySet().stream()
                .map(each -> new Category(address.with("category", each.getKey()).toString(),
                        each.getValue(), each.getKey().equals(current)))
                .toList();
    }

    static List<Sum> outcomes(List<OutcomeSum> sums) {
        Map<String, Long> totals = totals(sums, sum -> text(sum.outcome()));
        long all = totals.values().stream().mapToLong(Long::longValue).sum();
        return mostFirst(totals).stream()
                .map(each -> new Sum(look(each.getKey()).text(), look(each.getKey()).kind(),
                        Words.number(each.getValue()), share(each.getValue(), all)))
                .toList();
    }

    static List<Reason> reasons(List<OutcomeSum> sums) {
        record Why(String outcome, String reason) {}
        Map<Why, Long> totals =
                totals(sums, sum -> new Why(text(sum.outcome()), text(sum.reason())));
        return mostFirst(totals).stream()
                .map(each -> new Reason(look(each.getKey().outcome()).text(),
                        look(each.getKey().outcome()).kind(), each.getKey().reason(),
                        REASONS.getOrDefault(each.getKey().reason(), ""),
                        Words.number(each.getValue())))
                .toList();
    }

    static List<Sum> projects(List<OutcomeSum> sums, DirectorySnapshot directory) {
        Map<ProjectId, Long> totals = totals(sums.stream()
                .filter(sum -> sum.project() != null).toList(),
                sum -> Objects.requireNonNull(sum.project()));
        long all = totals.values().stream().mapToLong(Long::longValue).sum();
        return mostFirst(totals).stream()
                .map(each -> new Sum(
                        directory.project(each.getKey()).map(Project::name).orElse("deleted"), "",
                        Words.number(each.getValue()), share(each.getValue(), all)))
                .toList();
    }

    static Bars bars(List<OutcomeSum> sums, Instant from, Instant to, int hours, ZoneId zone) {
        Duration column = Duration.ofHours(hours);
        int columns = (int) Math.ceilDiv(Duration.between(from, to).toSeconds(),
                column.toSeconds());
        List<Layer> layers = new ArrayList<>();
        OUTCOMES.forEach((name, look) -> {
            Long[] values = new Long[columns];
            Arrays.fill(values, 0L);
            sums.stream().filter(sum -> name.equals(sum.outcome())).forEach(sum -> {
                long at = Duration.between(from, sum.interval()).dividedBy(column);
                if (at >= 0 && at < columns) {
                    values[(int) at] += sum.quantity();
                }
            });
            layers.add(new Layer(look.kind(), look.text().toLowerCase(Locale.ROOT),
                    List.of(values)));
        });
        long all = sums.stream().mapToLong(OutcomeSum::quantity).sum();
        return BarCharts.of(layers, HEIGHT,
                i -> time(from.plus(column.multipliedBy(i)), zone),
                Words.many(all, "item") + " by outcome over time");
    }

    static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    private static Look look(String outcome) {
        return OUTCOMES.getOrDefault(outcome, new Look(outcome, ""));
    }

    private static String share(long part, long all) {
        if (all == 0) {
            return "";
        }
        return part * 1000 < all
                ? "< 0.1 %"
                : String.format(Locale.ROOT, "%.1f %%", part * 100.0 / all);
    }

    private static String text(@Nullable String word) {
        return word == null ? "" : word;
    }

    private static <K> Map<K, Long> totals(List<OutcomeSum> sums, Function<OutcomeSum, K> key) {
        Map<K, Long> totals = new LinkedHashMap<>();
        sums.forEach(sum -> totals.merge(key.apply(sum), sum.quantity(), Long::sum));
        return totals;
    }

    private static <K> List<Map.Entry<K, Long>> mostFirst(Map<K, Long> totals) {
        return totals.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder())).toList();
    }
}
