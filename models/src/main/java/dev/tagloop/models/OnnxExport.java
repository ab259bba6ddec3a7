package dev.tagloop.models;

import dev.tagloop.models.internal.graph.EncoderGraph;
import dev.tagloop.models.internal.onnx.OnnxModel;
import java.nio.file.Path;

/**
 * Writes models as ONNX files, for other programs: into {@code onnx/} beside the weights, named as transformers.js and
 * Optimum look for them ({@code model.onnx}, {@code model_quantized.onnx}). Our own pipelines do not need them.
 *
 * <p>Inputs are int64 {@code [batch_size, sequence_length]}: {@code input_ids}, {@code attention_mask}, where the family has
 * them {@code token_type_ids}, and for checkpoints with our word-shape table also {@code word_shape_ids} (see
 * {@link WordShape}), which other programs do not feed: it may be left out, and every word then counts as having no shape,
 * which costs exactness; train with word shape off for those. Outputs: {@code logits},
 * {@code start_logits} and {@code end_logits} for answers, {@code last_hidden_state} for an encoder alone.
 */
public final class OnnxExport {
    private OnnxExport() {}

    /**
     * Writes a model below its folder, with the head that its config names, or as an encoder alone.
     *
     * @return the file
     * @throws ModelFormatException if the checkpoint lacks the weights of that head or is of a family that cannot be run
     */
    public static Path write(Checkpoint checkpoint, Path modelFolder, Precision precision) {
        return write(checkpoint, ModelTask.of(checkpoint.config()), modelFolder, precision);
    }

    /** The same for a task of one's choice. */
    public static Path write(Checkpoint checkpoint, ModelTask task, Path modelFolder, Precision precision) {
        Path file = modelFolder
                .resolve("onnx")
                .resolve(
                        switch (precision) {
                            case FLOAT32 -> "model.onnx";
                            case INT8 -> "model_quantized.onnx";
                        });
        OnnxModel graph = graph(checkpoint, task, precision);
        // Other programs do not know of word shapes.
        (checkpoint.config().wordShape() ? graph.withDefault("word_shape_ids", WordShape.NONE.row()) : graph)
                .write(file);
        return file;
    }

    static OnnxModel graph(Checkpoint checkpoint, ModelTask task, Precision precision) {
        return switch (task) {
            case TOKEN_CLASSIFICATION -> EncoderGraph.tokenClassification(checkpoint, precision);
            case SEQUENCE_CLASSIFICATION -> EncoderGraph.sequenceClassification(checkpoint, precision);
            case QUESTION_ANSWERING -> EncoderGraph.questionAnswering(checkpoint, precision);
            case MASKED_LANGUAGE -> EncoderGraph.maskedLanguage(checkpoint, precision);
            case FEATURE_EXTRACTION -> EncoderGraph.encoder(checkpoint, precision, false);
        };
    }

    /**
     * Writes a token classifier below a model's folder.
     *
     * @return the file
     * @throws ModelFormatException if the checkpoint has no token classification head or is of a family that cannot be run
     */
    public static Path tokenClassification(Checkpoint checkpoint, Path modelFolder, Precision precision) {
        return write(checkpoint, ModelTask.TOKEN_CLASSIFICATION, modelFolder, precision);
    }
}
