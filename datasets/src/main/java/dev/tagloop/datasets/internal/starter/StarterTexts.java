package dev.tagloop.datasets.internal.starter;

import dev.tagloop.datasets.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the texts of the starter set: a sentence a line, {@code %%} begins a comment. */
public final class StarterTexts {

    private static final String COMMENT = "%%";
    private static final String EXTENSION = ".txt";

    private StarterTexts() {}

    /**
     * The sentences of all files in {@code folder}, file by file in the order of their names.
     *
     * @throws DatasetException if a line's mark-up is wrong, with file and line
     */
    public static List<StarterSentence> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(file -> file.toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
        }
        List<StarterSentence> sentences = new ArrayList<>();
        for (Path file : files) {
            readFile(file, sentences);
        }
        return sentences;
    }

    private static void readFile(Path file, List<StarterSentence> sentences) throws IOException {
        String name = file.getFileName().toString();
        String genre = name.substring(0, name.length() - EXTENSION.length());
        int line = 0;
        int number = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            if (text.isEmpty() || text.startsWith(COMMENT)) {
                continue;
            }
            number++;
            try {
                sentences.add(new StarterSentence(genre, line, number, MarkedSentence.parse(text)));
            } catch (IllegalArgumentException e) {
                throw new DatasetException(file + ", line " + line + ": " + e.getMessage(), e);
            }
        }
    }
}
