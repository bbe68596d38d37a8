package io.corral.domain.triage.prune;

import io.corral.domain.outcome.FilterReason;
import io.corral.domain.project.InboundFilters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An inbound filter a project could turn on.
///
/// @param reason of the events it leaves out
/// @param pattern over the message, with [FilterReason#ERROR_MESSAGE]; null with others
public record FilterRule(FilterReason reason, @Nullable String pattern) {

    private static final List<FilterReason> SWITCHES = List.of(FilterReason.BROWSER_EXTENSIONS,
            FilterReason.WEB_CRAWLERS, FilterReason.LOCALHOST);

    /// A filter that is a switch.
    public static FilterRule of(FilterReason reason) {
        return new FilterRule(reason, null);
    }

    /// A pattern of messages.
    public static FilterRule message(String pattern) {
        return new FilterRule(FilterReason.ERROR_MESSAGE, pattern);
    }

    /// Those a project has not turned on.
    ///
    /// @param patterns of messages that are known to be harmless
    public static List<FilterRule> missing(InboundFilters filters, List<String> patterns) {
        List<FilterRule> missing = new ArrayList<>();
        SWITCHES.stream().filter(reason -> !filters.isOn(reason)).map(FilterRule::of)
                .forEach(missing::add);
        patterns.stream().map(FilterRule::message)
                .filter(rule -> !filters.errorMessages().contains(rule.pattern()))
                .forEach(missing::add);
        return missing;
    }

    /// These filters with this one on, or without it.
    public InboundFilters in(InboundFilters filters, boolean on) {
        List<String> messages = new ArrayList<>(filters.errorMessages());
        if (pattern != null) {
            messages.remove(pattern);
            if (on) {
                messages.add(pattern);
            }
        }
        return new InboundFilters(
                reason == FilterReason.BROWSER_EXTENSIONS ? on : filters.browserExtensions(),
                reason == FilterReason.WEB_CRAWLERS ? on : filters.webCrawlers(),
                reason == FilterReason.LOCALHOST ? on : filters.localhost(),
                messages, filters.releases());
    }

    /// A name within a project.
    String key() {
        return reason.wireName() + (pattern == null ? "" : ":" + pattern);
    }
}
