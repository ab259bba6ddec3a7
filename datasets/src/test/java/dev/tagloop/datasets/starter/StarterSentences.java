package dev.tagloop.datasets.starter;

import dev.tagloop.datasets.internal.starter.NamedEntities;
import dev.tagloop.datasets.internal.starter.StarterSentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The readable texts of the starter set, for tests. */
final class StarterSentences {

    private StarterSentences() {}

    static List<StarterSentence> all() {
        try {
            return NamedEntities.read(
                    Path.of(System.getProperty("tagloop.root", ".."), "datasets", "src", "main", "starter-ner"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
