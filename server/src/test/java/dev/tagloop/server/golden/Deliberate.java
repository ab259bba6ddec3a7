package dev.tagloop.server.golden;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is deliberately not as recorded, from {@code golden/differences.txt} and {@code golden/later-routes.txt}. A line of the first:
 * {@code file | exchange name | status NNN, or path REGEX, or messages N, or left out | reason}; of the second: {@code METHOD path-regex | reason}.
 */
final class Deliberate {
    private final List<Difference> differences;
    private final List<Later> later;

    private record Difference(Pattern file, Pattern exchange, String what) {}

    private record Later(Pattern route) {}

    private Deliberate(List<Difference> differences, List<Later> later) {
        this.differences = differences;
        this.later = later;
    }

    static Deliberate load() throws IOException {
        List<Difference> differences = new ArrayList<>();
        for (String[] cells : rows("differences.txt", 4)) {
            differences.add(new Difference(Pattern.compile(cells[0]), Pattern.compile(cells[1]), cells[2]));
        }
        List<Later> later = new ArrayList<>();
        for (String[] cells : rows("later-routes.txt", 2)) {
            later.add(new Later(Pattern.compile(cells[0])));
        }
        return new Deliberate(differences, later);
    }

    private static List<String[]> rows(String name, int cells) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = Deliberate.class.getResourceAsStream("/golden/" + name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] row = line.split(" \\| ", cells);
                    if (row.length != cells || row[cells - 1].isBlank()) {
                        throw new IOException(name + ": a line needs " + cells + " cells, the last a reason: " + line);
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** True for a route that a later issue brings. */
    boolean isLater(Exchange exchange) {
        String route = exchange.method() + " " + exchange.path();
        return later.stream().anyMatch(entry -> entry.route().matcher(route).matches());
    }

    /** The status that this server answers instead, where the whole answer differs on purpose. */
    Optional<Integer> status(String file, Exchange exchange) {
        return of(file, exchange, "status ").map(Integer::valueOf).findFirst();
    }

    /** How many messages webhooks send here beside those that the original sent. */
    int moreMessages(String file, Exchange exchange) {
        return of(file, exchange, "messages ").mapToInt(Integer::parseInt).sum();
    }

    /** True for a request that is not sent, because what it would do here changes the answers after it. */
    boolean isLeftOut(String file, Exchange exchange) {
        return of(file, exchange, "left out").findAny().isPresent();
    }

    /** JSON paths whose differences are on purpose. */
    List<Pattern> paths(String file, Exchange exchange) {
        return of(file, exchange, "path ").map(Pattern::compile).toList();
    }

    private java.util.stream.Stream<String> of(String file, Exchange exchange, String kind) {
        return differences.stream()
                .filter(entry ->
                        entry.file().matcher(file).matches() && entry.what().startsWith(kind))
                .filter(entry -> entry.exchange().matcher(exchange.name()).matches())
                .map(entry -> entry.what().substring(kind.length()));
    }
}
