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

    /** A text classifier with default settings. */
    public static TextClassificationPipeline textClassification(Checkpoint checkpoint) {
        return textClassification(checkpoint, PipelineSettings.defaults());
    }

    /**
     * A text classifier.
     *
     * @throws ModelFormatException if the checkpoint has no sequence classification head, no tokenizer, or is of a family
     *     that cannot be run
     */
    public static TextClassificationPipeline textClassification(Checkpoint checkpoint, PipelineSettings settings) {
        return TextClassificationPipeline.of(checkpoint, settings);
    }

    /** A reader that answers questions, with default settings. */
    public static QuestionAnsweringPipeline questionAnswering(Checkpoint checkpoint) {
        return questionAnswering(checkpoint, PipelineSettings.defaults());
    }

    /**
     * A reader that answers questions.
     *
     * @throws ModelFormatException if the checkpoint has no question answering head, no tokenizer, or is of a family that
     *     cannot be run
     */
    public static QuestionAnsweringPipeline questionAnswering(Checkpoint checkpoint, PipelineSettings settings) {
        return QuestionAnsweringPipeline.of(checkpoint, settings);
    }

    /** A guesser of masked words, with default settings. */
    public static FillMaskPipeline fillMask(Checkpoint checkpoint) {
        return fillMask(checkpoint, PipelineSettings.defaults());
    }

    /**
     * A guesser of masked words.
     *
     * @throws ModelFormatException if the checkpoint has no head for it, no tokenizer, no mask token, or is of a family
     *     that cannot be run
     */
    public static FillMaskPipeline fillMask(Checkpoint checkpoint, PipelineSettings settings) {
        return FillMaskPipeline.of(checkpoint, settings);
    }
}
