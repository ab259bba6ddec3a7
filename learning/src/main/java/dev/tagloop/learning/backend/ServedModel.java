package dev.tagloop.learning.backend;

import static java.util.Objects.requireNonNull;

import dev.tagloop.learning.train.BaseFingerprint;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;

/**
 * A model under the name that its predictions bear.
 *
 * @param version the name; other weights have another one, also in the same folder
 * @param pipeline what predicts
 */
public record ServedModel(String version, TokenClassificationPipeline pipeline) implements AutoCloseable {
    private static final int DIGITS = 8;

    /** Checks that both are there. */
    public ServedModel {
        requireNonNull(version, "version");
        requireNonNull(pipeline, "pipeline");
    }

    /**
     * Loads a model and names it by the end of its own name and a digest of its weights, such as {@code my-model-1f0a99c2}.
     *
     * @param model a folder in Hugging Face layout, or a Hub id that is in the cache
     * @throws dev.tagloop.models.ModelFormatException if there is no such model
     */
    public static ServedModel load(String model, PipelineSettings settings) {
        Checkpoint checkpoint = Checkpoints.resolve(model);
        return new ServedModel(version(model, checkpoint), Pipelines.tokenClassification(checkpoint, settings));
    }

    /** The name by which predictions of a checkpoint are known. @param model where it was found */
    public static String version(String model, Checkpoint checkpoint) {
        return version(model, BaseFingerprint.of(checkpoint).replaceFirst("^.*:", ""));
    }

    /** The same from a digest in hexadecimal digits. */
    static String version(String model, String digest) {
        return Checkpoints.name(model) + "-" + digest.substring(0, DIGITS);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
