package dev.tagloop.server.compatibility;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the compatibility page that are written by hand: cells parted by bars with a blank on both sides, remarks after {@code #}. */
final class Rows {
    private Rows() {}

    /** @param most how many cells a row has at most; the last one keeps its bars */
    static List<List<String>> read(String resource, int most) {
        try (InputStream in = Rows.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Stream.of(line.split(" \\|(?= |$)", most))
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The single names of a first cell that holds several. */
    static List<String> names(List<String> row) {
        return List.of(row.getFirst().split(", "));
    }
}
