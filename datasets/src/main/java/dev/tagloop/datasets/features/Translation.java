package dev.tagloop.datasets.features;

import java.util.List;

/**
 * One text in several languages; in Java a {@code Map} from language to {@code String}.
 *
 * @param languages the languages' codes
 */
public record Translation(List<String> languages) implements Feature {

    public Translation {
        languages = List.copyOf(languages);
    }
}
