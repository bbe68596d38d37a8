package io.corral.server.rest.dashboards;

import io.corral.engine.admin.DirectorySnapshot;
import io.corral.protocol.json.Json;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.dashboards.DashboardBody.QueryOf;
import io.corral.server.rest.dashboards.DashboardBody.Widget;
import io.corral.server.rest.scope.UserReference;
import io.corral.store.definition.Definition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A dashboard on the wire (API reference 2.3, 106).
record DashboardView(
        String id, String title, String dateCreated, UserReference createdBy,
        List<WidgetView> widgets, List<Long> projects, List<String> environment,
        @Nullable String period, @Nullable String start, @Nullable String end, JsonNode filters) {

    /// Who made it, when they are gone: clients refuse a null there.
    private static final UserReference SOMEBODY =
            new UserReference("0", "deleted user", "", "");

    record WidgetView(
            String id, String title, @Nullable String description, String displayType,
            @Nullable JsonNode thresholds, @Nullable String interval, String dateCreated,
            String dashboardId, List<QueryView> queries, @Nullable Long limit, String widgetType,
            @Nullable JsonNode layout) {

        private static WidgetView of(Widget widget, String dashboard, String date) {
            String id = Long.toString(widget.id());
            return new WidgetView(id, widget.title(), widget.description(), widget.displayType(),
                    widget.thresholds(), widget.interval(), date, dashboard,
                    widget.queries().stream().map(query -> QueryView.of(query, id)).toList(),
                    widget.limit(), widget.widgetType(), widget.layout());
        }
    }

    record QueryView(
            String id, String name, List<String> fields, List<String> aggregates,
            List<String> columns, List<String> fieldAliases, String conditions, String orderby,
            String widgetId) {

        private static QueryView of(QueryOf query, String widget) {
            return new QueryView(Long.toString(query.id()), query.name(), query.fields(),
                    query.aggregates(), query.columns(), query.fieldAliases(), query.conditions(),
                    query.orderby(), widget);
        }
    }

    record PreviewView(String displayType, @Nullable JsonNode layout) {}

    /// A dashboard in a list.
    record DashboardRow(
            String id, String title, String dateCreated, UserReference createdBy,
            List<String> widgetDisplay, List<PreviewView> widgetPreview, List<Long> projects,
            List<String> environment, JsonNode filters) {

        static DashboardRow of(DirectorySnapshot directory, Definition definition) {
            DashboardBody body = body(definition);
            return new DashboardRow(Long.toString(definition.id()), body.title(),
                    WireTime.of(definition.createdAt()), author(directory, definition),
                    body.widgets().stream().map(Widget::displayType).toList(),
                    body.widgets().stream()
                            .map(each -> new PreviewView(each.displayType(), each.layout()))
                            .toList(),
                    body.projects(), body.environment(), body.filters());
        }
    }

    static DashboardBody body(Definition definition) {
        return Json.MAPPER.readValue(definition.body(), DashboardBody.class);
    }

    static UserReference author(DirectorySnapshot directory, Definition definition) {
        UserReference author = UserReference.of(directory, definition.author());
        return author == null ? SOMEBODY : author;
    }

    static DashboardView of(DirectorySnapshot directory, Definition definition) {
        DashboardBody body = body(definition);
        String id = Long.toString(definition.id());
        String date = WireTime.of(definition.createdAt());
        return new DashboardView(id, body.title(), date, author(directory, definition),
                body.widgets().stream().map(each -> WidgetView.of(each, id, date)).toList(),
                body.projects(), body.environment(), body.period(), body.start(), body.end(),
                body.filters());
    }
}
