package io.corral.server.rest.document;

import io.corral.server.http.Answer;
import io.corral.server.http.RouteTable;
import io.corral.server.rest.ApiRoute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// What Sentry's own clients call, and whether it is served: the table of the README. The list is
/// that of the API reference, 2.3; C are services of the vendor, answered with 404.
final class ClientEndpoints {

    private static final String BEGIN = "<!-- endpoints: begin -->\n";
    private static final String END = "<!-- endpoints: end -->";

    private ClientEndpoints() {}

    /// @param priority A, B or C
    private record Call(String method, String path, String priority) {
        static Call of(String line) {
            String[] words = line.split(" ", -1);
            return new Call(words[1], words[2], words[0]);
        }

        String shortPath() {
            return path.replaceFirst("^/api/0/organizations/\\{org}/", "O/")
                    .replaceFirst("^/api/0/projects/\\{org}/\\{project}/", "P/");
        }
    }

    /// A text with the table as it is now.
    static String in(String text, List<ApiRoute> served) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        return begin < 0 || end < begin
                ? text + BEGIN + table(served) + END + "\n"
                : text.substring(0, begin) + BEGIN + table(served) + text.substring(end);
    }

    private static String table(List<ApiRoute> served) {
        var routes = new RouteTable();
        served.forEach(route -> routes.add(
                route.method(), route.pattern(), _ -> Answer.empty(500)));
        List<Call> calls = calls();
        var rows = new StringBuilder();
        int yes = 0;
        int wanted = 0;
        for (Call call : calls) {
            boolean isServed =
                    routes.match(call.method(), call.path()) instanceof RouteTable.Match.Found;
            yes += isServed ? 1 : 0;
            wanted += call.priority().equals("C") ? 0 : 1;
            rows.append("| ").append(call.method()).append(" `").append(call.shortPath())
                    .append("` | ").append(call.priority()).append(" | ")
                    .append(isServed ? "yes" : "no").append(" |\n");
        }
        return "\n" + yes + " of the " + wanted + " endpoints are served that `sentry-mcp`, the"
                + " `sentry` command line and\n`sentry-cli` call; " + (calls.size() - wanted)
                + " more (C) are services of the vendor and answer 404.\n\n"
                + "<details><summary>All of them</summary>\n\n"
                + "`O/` is `/api/0/organizations/{org}/`, `P/` is"
                + " `/api/0/projects/{org}/{project}/`.\n\n"
                + "| endpoint | priority | served |\n|---|---|---|\n" + rows + "\n</details>\n\n";
    }

    private static List<Call> calls() {
        try (InputStream lines = Objects.requireNonNull(
                ClientEndpoints.class.getResourceAsStream("client-endpoints.txt"))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(Call::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
