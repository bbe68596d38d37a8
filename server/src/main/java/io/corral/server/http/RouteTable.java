package io.corral.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All routes of the server. A pattern is a path whose segments are literal or a `{name}`; a
/// literal wins over a name. Matching splits the raw path at its slashes and decodes each segment
/// afterwards. A slash at the end makes no difference.
public final class RouteTable {

    /// A path longer than this has no route.
    private static final int SEGMENTS_MAX = 32;

    private final Node root = new Node();
    private final List<Route> routes = new ArrayList<>();

    /// One route.
    ///
    /// @param method upper-case HTTP method
    /// @param pattern for example `/api/0/organizations/{org}/issues/`
    public record Route(String method, String pattern, Endpoint endpoint) {}

    /// What a request leads to.
    public sealed interface Match {
        /// A route with its parameters.
        ///
        /// @param parameters decoded segments by name
        record Found(Route route, Map<String, String> parameters) implements Match {}

        /// The path exists, but not for this method.
        record WrongMethod(Set<String> allowed) implements Match {}

        record NotFound() implements Match {}
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<String, Route> byMethod = new HashMap<>();
        private @Nullable Node parameter;
    }

    /// Adds a route.
    ///
    /// @throws IllegalStateException when the method and pattern are taken
    public RouteTable add(String method, String pattern, Endpoint endpoint) {
        Node node = root;
        for (String segment : segments(pattern)) {
            node = isParameter(segment)
                    ? parameterOf(node)
                    : node.literals.computeIfAbsent(segment, _ -> new Node());
        }
        var route = new Route(method, pattern, endpoint);
        if (node.byMethod.put(method, route) != null) {
            throw new IllegalStateException("two routes for " + method + " " + pattern);
        }
        routes.add(route);
        return this;
    }

    /// All routes, in order of addition.
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    /// Finds the route of a raw path. HEAD is answered by GET.
    public Match match(String method, String rawPath) {
        List<String> segments = segments(rawPath);
        if (segments.size() > SEGMENTS_MAX) {
            return new Match.NotFound();
        }
        Node node = find(root, segments, 0);
        if (node == null) {
            return new Match.NotFound();
        }
        Route route = node.byMethod.get(method.equals("HEAD") ? "GET" : method);
        if (route == null) {
            return new Match.WrongMethod(new TreeSet<>(node.byMethod.keySet()));
        }
        return new Match.Found(route, parameters(route, segments));
    }

    private static @Nullable Node find(Node node, List<String> segments, int depth) {
        if (depth == segments.size()) {
            return node.byMethod.isEmpty() ? null : node;
        }
        Node literal = node.literals.get(segments.get(depth));
        if (literal != null) {
            Node found = find(literal, segments, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return node.parameter == null ? null : find(node.parameter, segments, depth + 1);
    }

    private static Map<String, String> parameters(Route route, List<String> segments) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> pattern = segments(route.pattern());
        for (int i = 0; i < pattern.size(); i++) {
            String name = pattern.get(i);
            if (isParameter(name)) {
                values.put(name.substring(1, name.length() - 1),
                        Query.decode(segments.get(i), false));
            }
        }
        return values;
    }

    private static Node parameterOf(Node node) {
        if (node.parameter == null) {
            node.parameter = new Node();
        }
        return node.parameter;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int start = path.startsWith("/") ? 1 : 0;
        while (start < path.length()) {
            int end = path.indexOf('/', start);
            int stop = end < 0 ? path.length() : end;
            segments.add(path.substring(start, stop));
            start = stop + 1;
        }
        return segments;
    }
}
