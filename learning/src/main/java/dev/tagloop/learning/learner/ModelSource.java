package dev.tagloop.learning.learner;

import dev.tagloop.learning.backend.ServedModel;
import java.util.List;
import java.util.function.Supplier;

/**
 * A model that can be opened.
 *
 * @param version the name that its predictions carry
 * @param key tells it from all others, of other projects too
 * @param labels the types that it finds
 * @param opening opens it
 */
record ModelSource(String version, String key, List<String> labels, Supplier<ServedModel> opening) {
    ModelSource {
        labels = List.copyOf(labels);
    }
}
