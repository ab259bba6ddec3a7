package dev.tagloop.server.openapi;

import dev.tagloop.server.openapi.RouteEntry.Answer;
import dev.tagloop.server.openapi.RouteEntry.Parameter;
import dev.tagloop.server.openapi.RouteEntry.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code routes.txt}, whose head explains its columns. */
public final class RouteTable {
    private static final int COLUMNS = 8;

    private RouteTable() {}

    /** All entries in the order of the file. @throws IllegalStateException with the line, when one is malformed */
    public static List<RouteEntry> read() {
        List<RouteEntry> entries = new ArrayList<>();
        for (String line : Tables.lines("routes.txt")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                entries.add(entry(line));
            }
        }
        return List.copyOf(entries);
    }

    private static RouteEntry entry(String line) {
        String[] columns = Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        String[] route = columns[0].split(" ");
        if (columns.length != COLUMNS || route.length != 2) {
            throw new IllegalStateException("routes.txt: \"" + line + "\" has not the " + COLUMNS + " columns");
        }
        return new RouteEntry(
                route[0],
                route[1],
                State.valueOf(columns[1].toUpperCase(Locale.ROOT)),
                columns[2],
                columns[3],
                words(columns[4], " ").map(RouteTable::parameter).toList(),
                words(columns[5], "/").toList(),
                words(columns[6], ", ").map(RouteTable::answer).toList(),
                columns[7]);
    }

    private static Stream<String> words(String column, String separator) {
        return column.equals("-") ? Stream.empty() : Stream.of(column.split(separator));
    }

    private static Parameter parameter(String word) {
        int colon = word.lastIndexOf(':');
        boolean inHeader = word.startsWith("^");
        return new Parameter(word.substring(inHeader ? 1 : 0, colon), word.substring(colon + 1), inHeader);
    }

    private static Answer answer(String words) {
        String[] parts = words.split(" ");
        int status = Integer.parseInt(parts[0]);
        if (parts.length == 1) {
            return new Answer(status, Optional.empty(), Optional.empty());
        }
        return parts[1].contains("/")
                ? new Answer(status, Optional.empty(), Optional.of(parts[1]))
                : new Answer(status, Optional.of(parts[1]), Optional.of("application/json"));
    }
}
