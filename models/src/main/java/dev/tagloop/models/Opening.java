package dev.tagloop.models;

import dev.tagloop.models.internal.ort.OrtModel;
import java.util.function.BiFunction;

/** Opens what a pipeline holds, and closes what is open already if the rest cannot be. */
final class Opening {
    private Opening() {}

    static <P> P of(
            Checkpoint checkpoint,
            byte[] onnx,
            PipelineSettings settings,
            BiFunction<FastTokenizer, OrtModel, P> pipeline) {
        FastTokenizer tokenizer = FastTokenizer.of(checkpoint);
        try {
            OrtModel model = OrtModel.load(onnx, settings.threads());
            try {
                return pipeline.apply(tokenizer, model);
            } catch (RuntimeException e) {
                model.close();
                throw e;
            }
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }
}
