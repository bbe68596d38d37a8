package io.corral.server.rest.dashboards;

import io.corral.protocol.json.Json;
import io.corral.server.rest.Fields;
import io.corral.server.rest.definition.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A dashboard as it is kept.
///
/// @param projects numbers; -1 for all
/// @param period such as 14d; null for the reader's own
/// @param lastId the last number given to a widget or a query of one
record DashboardBody(
        String title, List<Long> projects, List<String> environment, @Nullable String period,
        @Nullable String start, @Nullable String end, JsonNode filters, List<Widget> widgets,
        long lastId) {

    private static final int WIDGETS_MAX = 100;
    private static final int QUERIES_MAX = 20;

    DashboardBody {
        projects = List.copyOf(projects);
        environment = List.copyOf(environment);
        widgets = List.copyOf(widgets);
    }

    /// One widget.
    record Widget(
            long id, String title, @Nullable String description, String displayType,
            @Nullable String interval, String widgetType, @Nullable Long limit,
            @Nullable JsonNode layout, @Nullable JsonNode thresholds, List<QueryOf> queries) {}

    /// One query of a widget.
    record QueryOf(
            long id, String name, List<String> fields, List<String> aggregates,
            List<String> columns, List<String> fieldAliases, String conditions, String orderby) {}

    /// Gives numbers to what has none.
    private static final class Numbers {
        private long last;

        Numbers(long last) {
            this.last = last;
        }

        long of(JsonNode sent) {
            Optional<Long> known = Definitions.number(sent.path("id").asString(""))
                    .filter(number -> number > 0 && number <= last);
            return known.orElseGet(() -> ++last);
        }
    }

    /// Reads a body; what it does not say stays.
    ///
    /// @param before null for a new dashboard
    static DashboardBody read(Fields fields, @Nullable DashboardBody before) {
        var numbers = new Numbers(before == null ? 0 : before.lastId());
        List<Widget> widgets = before != null && !fields.has("widgets")
                ? before.widgets()
                : widgets(fields, numbers);
        JsonNode filters = fields.node("filters");
        return new DashboardBody(
                before == null ? fields.required("title") : fields.textOr("title", before.title()),
                projects(fields, before),
                fields.linesOr("environment", before == null ? List.of() : before.environment()),
                kept(fields, "period", before == null ? null : before.period()),
                kept(fields, "start", before == null ? null : before.start()),
                kept(fields, "end", before == null ? null : before.end()),
                filters.isObject() || before == null
                        ? filters.isObject() ? filters : Json.MAPPER.createObjectNode()
                        : before.filters(),
                widgets, numbers.last);
    }

    private static @Nullable String kept(Fields fields, String name, @Nullable String before) {
        return fields.has(name) ? fields.optionalText(name) : before;
    }

    private static List<Long> projects(Fields fields, @Nullable DashboardBody before) {
        if (before != null && !fields.has("projects")) {
            return before.projects();
        }
        List<Long> projects = new ArrayList<>();
        for (JsonNode project : fields.elements("projects")) {
            if (project.isIntegralNumber() && project.canConvertToLong()) {
                projects.add(project.asLong());
            } else {
                fields.wrong("projects", "Expected numbers of projects.");
            }
        }
        return projects;
    }

    private static List<Widget> widgets(Fields fields, Numbers numbers) {
        List<Widget> widgets = new ArrayList<>();
        for (JsonNode sent : fields.elements("widgets")) {
            if (!sent.path("title").isString() || !sent.path("displayType").isString()
                    || widgets.size() == WIDGETS_MAX) {
                fields.wrong("widgets", "Expected at most " + WIDGETS_MAX
                        + " widgets, each with a title and a displayType.");
                return widgets;
            }
            widgets.add(widget(fields, sent, numbers));
        }
        return widgets;
    }

    private static Widget widget(Fields fields, JsonNode sent, Numbers numbers) {
        List<QueryOf> queries = new ArrayList<>();
        long id = numbers.of(sent);
        for (JsonNode query : sent.path("queries")) {
            if (!query.isObject() || queries.size() == QUERIES_MAX) {
                fields.wrong("widgets", "Expected at most " + QUERIES_MAX
                        + " queries in a widget.");
                break;
            }
            queries.add(new QueryOf(numbers.of(query), query.path("name").asString(""),
                    texts(query, "fields"), texts(query, "aggregates"), texts(query, "columns"),
                    texts(query, "fieldAliases"), query.path("conditions").asString(""),
                    query.path("orderby").asString("")));
        }
        JsonNode limit = sent.path("limit");
        return new Widget(id, sent.path("title").stringValue(), text(sent, "description"),
                sent.path("displayType").stringValue(), text(sent, "interval"),
                sent.path("widgetType").asString("error-events"),
                limit.isIntegralNumber() ? limit.asLong() : null, object(sent, "layout"),
                object(sent, "thresholds"), queries);
    }

    private static List<String> texts(JsonNode node, String name) {
        return node.path(name).valueStream().filter(JsonNode::isString)
                .map(JsonNode::stringValue).toList();
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).isString() ? node.path(name).stringValue() : null;
    }

    private static @Nullable JsonNode object(JsonNode node, String name) {
        return node.path(name) instanceof ObjectNode object ? object : null;
    }
}
