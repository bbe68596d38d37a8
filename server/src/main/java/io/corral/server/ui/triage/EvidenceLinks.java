package io.corral.server.ui.triage;

import io.corral.server.ui.Address;
import java.util.function.UnaryOperator;

/// Where a person can check a piece of evidence: from the field it was read from to the part of a
/// page that shows it.
///
/// @param issue what is below the issue's page, such as `events/latest/`, to its address
/// @param organization what is below the organisation, such as `releases/`, to its address
public record EvidenceLinks(UnaryOperator<String> issue, UnaryOperator<String> organization) {

    private static final String LATEST = "events/latest/";

    /// The address for a field such as `event.breadcrumbs`, or for the first of several.
    public String of(String source) {
        int comma = source.indexOf(',');
        String field = (comma < 0 ? source : source.substring(0, comma)).strip();
        int dot = field.indexOf('.');
        String rest = field.substring(dot + 1);
        return switch (dot < 0 ? field : field.substring(0, dot)) {
            case "event" -> issue.apply(LATEST) + "#" + part(dot < 0 ? "" : rest);
            case "tags" -> issue.apply(dot < 0
                    ? "tags/"
                    : "tags/" + Address.segment(rest) + "/");
            case "stats", "userCount", "firstSeen", "lastSeen" -> issue.apply("") + "#frequency";
            case "substatus", "level", "logger", "isUnhandled" ->
                issue.apply("") + "#issue-facts";
            case "releases", "sessions" -> organization.apply("releases/");
            case "context" -> organization.apply("settings/context/");
            default -> issue.apply("") + "#issue-head";
        };
    }

    /// The card of an event's page.
    private static String part(String field) {
        int dot = field.indexOf('.');
        return switch (dot < 0 ? field : field.substring(0, dot)) {
            case "breadcrumbs" -> "breadcrumbs";
            case "exception", "stacktrace" -> "stack";
            case "request" -> "request";
            case "user" -> "user";
            case "tags", "environment", "release" -> "tags";
            case "contexts", "extra" -> "contexts";
            case "message" -> "message";
            default -> "event";
        };
    }
}
