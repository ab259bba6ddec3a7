package dev.tagloop.server.compatibility;

import dev.tagloop.server.http.ApiLevel;
import dev.tagloop.server.openapi.RouteEntry;
import dev.tagloop.server.openapi.RouteEntry.State;
import dev.tagloop.server.openapi.RouteTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code COMPATIBILITY.md}, made from the tables that tests hold against the running server. */
final class CompatibilityPage {
    private CompatibilityPage() {}

    static String markdown() {
        List<RouteEntry> routes = RouteTable.read();
        return """
                # Compatibility with Label Studio

                Tagloop speaks the API of Label Studio %s for text. This page is made from the tables that its tests hold against the
                running server; do not edit it by hand. *full*: as the original answers, held by recorded exchanges or tests; *partly* and
                *no*: the remark tells what is missing; *ours*: an extension that the original does not have; *page*: for people.

                Of the original's routes %d are full, %d partly there and %d not; %d are ours.

                ## Routes
                Every route is served with and without a slash at its end. `/api/tagloop/openapi.json` describes them to programs.

                %s
                ## Tags of labelling configurations
                All tags are accepted and kept as they are.

                %s
                ## Operators of filters
                %s
                ## Export formats
                %s
                ## Where the answers differ on purpose
                The first two columns name recorded exchanges, as regular expressions. A dot and a star stand for all.

                | recording | exchange | what | reason |
                |---|---|---|---|
                %s
                """.formatted(
                        ApiLevel.SHORT_RELEASE,
                        count(routes, State.FULL),
                        count(routes, State.PARTLY),
                        count(routes, State.NO),
                        count(routes, State.OURS),
                        routes(routes),
                        table("tag", "/compatibility/tags.txt"),
                        table("operator", "/compatibility/operators.txt"),
                        table("format", "/compatibility/formats.txt"),
                        Rows.read("/golden/differences.txt", 4).stream()
                                .map(row -> "| %s | %s | %s | %s |"
                                        .formatted(row.stream()
                                                .map(CompatibilityPage::cell)
                                                .toArray()))
                                .collect(Collectors.joining("\n")));
    }

    private static long count(List<RouteEntry> routes, State state) {
        return routes.stream().filter(route -> route.state() == state).count();
    }

    private static String routes(List<RouteEntry> routes) {
        Map<String, List<RouteEntry>> groups = routes.stream()
                .collect(Collectors.groupingBy(RouteEntry::group, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        groups.forEach((group, entries) -> {
            text.append("### ").append(group).append("\n| route | | what it does | remark |\n|---|---|---|---|\n");
            entries.forEach(entry -> text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            entry.name(),
                            entry.state().name().toLowerCase(Locale.ROOT),
                            entry.summary(),
                            entry.remark())));
            text.append('\n');
        });
        return text.toString();
    }

    private static String table(String what, String resource) {
        StringBuilder text = new StringBuilder("| " + what + " | | remark |\n|---|---|---|\n");
        for (List<String> row : Rows.read(resource, 5)) {
            text.append("| %s | %s | %s |\n"
                    .formatted(
                            Rows.names(row).stream()
                                    .map(name -> "`" + name + "`")
                                    .collect(Collectors.joining(", ")),
                            row.get(1),
                            row.get(2)));
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "\\<").replace("*", "\\*");
    }
}
