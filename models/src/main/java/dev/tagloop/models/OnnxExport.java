package dev.tagloop.models;

import dev.tagloop.models.internal.graph.EncoderGraph;
import java.nio.file.Path;

/**
 * Writes models as ONNX files, for other programs: into {@code onnx/} beside the weights, named as transformers.js and
 * Optimum look for them ({@code model.onnx}, {@code model_quantized.onnx}). Our own pipelines do not need them.
 *
 * <p>Inputs are int64 {@code [batch_size, sequence_length]}: {@code input_ids}, {@code attention_mask}, where the family has
 * them {@code token_type_ids}, and for checkpoints with our word-shape table also {@code word_shape_ids} (see
 * {@link WordShape}), which other programs do not feed: train with word shape off for those. Output: {@code logits}.
 */
public final class OnnxExport {
    private OnnxExport() {}

    /**
     * Writes a token classifier below a model's folder.
     *
     * @return the file
     * @throws ModelFormatException if the checkpoint has no token classification head or is of a family that cannot be run
     */
    public static Path tokenClassification(Checkpoint checkpoint, Path modelFolder, Precision precision) {
        Path file = modelFolder
                .resolve("onnx")
                .resolve(
                        switch (precision) {
                            case FLOAT32 -> "model.onnx";
                            case INT8 -> "model_quantized.onnx";
                        });
        EncoderGraph.tokenClassification(checkpoint, precision).write(file);
        return file;
    }
}
