package dev.tagloop.models;

import java.nio.file.Path;

/** Models ready to be asked, named as in Hugging Face's library. */
public final class Pipelines {
    private Pipelines() {}

    /**
     * A token classifier from a folder in Hugging Face layout.
     *
     * @throws ModelFormatException if the folder holds no model that can do it
     */
    public static TokenClassificationPipeline tokenClassification(Path folder) {
        return tokenClassification(Checkpoint.read(folder));
    }

    /** A token classifier with default settings. */
    public static TokenClassificationPipeline tokenClassification(Checkpoint checkpoint) {
        return tokenClassification(checkpoint, PipelineSettings.defaults());
    }

    /**
     * A token classifier.
     *
     * @throws ModelFormatException if the checkpoint has no token classification head, no tokenizer, or is of a family
     *     that cannot be run
     */
    public static TokenClassificationPipeline tokenClassification(Checkpoint checkpoint, PipelineSettings settings) {
        return TokenClassificationPipeline.of(checkpoint, settings);
    }
}
