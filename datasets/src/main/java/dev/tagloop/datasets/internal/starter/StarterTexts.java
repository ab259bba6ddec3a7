package dev.tagloop.datasets.internal.starter;

import dev.tagloop.datasets.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the texts of a set. */
final class StarterTexts {

    private static final String COMMENT = "%%";
    private static final String EXTENSION = ".txt";

    private StarterTexts() {}

    /**
     * What all files in {@code folder} hold, file by file in the order of their names.
     *
     * @throws DatasetException if a line's mark-up is wrong, with file and line
     */
    static <U extends StarterUnit> List<U> read(StarterKind<U> kind, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(file -> file.toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
        }
        List<U> units = new ArrayList<>();
        for (Path file : files) {
            try {
                units.addAll(kind.read(open(file)));
            } catch (MarkupException e) {
                throw new DatasetException(file + ", line " + e.line() + ": " + e.getMessage(), e);
            }
        }
        return units;
    }

    private static StarterFile open(Path file) throws IOException {
        String name = file.getFileName().toString();
        List<StarterFile.Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : Files.readAllLines(file)) {
            number++;
            if (!text.startsWith(COMMENT)) {
                lines.add(new StarterFile.Line(number, text));
            }
        }
        return new StarterFile(name.substring(0, name.length() - EXTENSION.length()), lines);
    }
}
