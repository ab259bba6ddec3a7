package dev.tagloop.learning.learner;

import dev.tagloop.learning.backend.ServedModel;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import java.nio.file.Path;
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

    /** A model in a folder in Hugging Face layout. */
    static ModelSource in(Path folder, String version, List<String> labels, PipelineSettings settings) {
        return new ModelSource(
                version,
                folder.toString(),
                labels,
                () -> new ServedModel(version, Pipelines.tokenClassification(Checkpoint.read(folder), settings)));
    }
}
