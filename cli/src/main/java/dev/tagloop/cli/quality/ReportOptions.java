package dev.tagloop.cli.quality;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Where a table of figures goes. */
final class ReportOptions {
    @Option(names = "--csv", paramLabel = "FILE", description = "Write the table to this file, too, with commas.")
    private Path csv;

    /**
     * Prints one object of JSON, or a table; writes the table as a file where that is wanted.
     *
     * @param all the object
     * @param table the rows, the names of the columns first
     */
    void tell(Console console, JsonNode all, List<List<String>> table) {
        if (csv != null) {
            write(table);
        }
        if (console.json()) {
            console.result(all.toString());
            return;
        }
        int columns = table.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : table) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(
                        widths[i], row.get(i).codePointCount(0, row.get(i).length()));
            }
        }
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = row.get(i);
                line.append(cell).append(" ".repeat(widths[i] - cell.codePointCount(0, cell.length()) + 2));
            }
            console.result(line.toString().stripTrailing());
        }
        if (csv != null) {
            console.say("Saved " + (table.size() - 1) + " rows to " + csv + ".");
        }
    }

    private void write(List<List<String>> table) {
        String text = table.stream()
                .map(row -> row.stream().map(ReportOptions::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
        try {
            Files.writeString(csv, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError("The table cannot be written to " + csv + ": " + e.getMessage(), e);
        }
    }

    /** As RFC 4180 wants it; what a spreadsheet program would run as a formula gets an apostrophe. */
    private static String quoted(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 && !isNumber(cell);
        String safe = formula ? "'" + cell : cell;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    private static boolean isNumber(String cell) {
        try {
            return Double.isFinite(Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A figure with three places; empty where there is none. */
    static String figure(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.3f", value.asDouble()) : "";
    }

    /** What an annotator is called. */
    static String name(JsonNode rater) {
        for (String key : List.of("model", "name", "email")) {
            String text = rater.path(key).asString("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return rater.path("id").asString();
    }
}
