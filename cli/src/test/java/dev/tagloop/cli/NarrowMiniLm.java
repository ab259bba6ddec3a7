package dev.tagloop.cli;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.ModelConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The upper left corner of MiniLM: its first two layers, a twelfth as wide. It understands nothing, but it reads, learns and
 * is written as MiniLM is, in a hundredth of the time.
 */
public final class NarrowMiniLm {
    /** How wide it is. */
    public static final int HIDDEN = 32;

    private static final int TIMES = 12;
    private static final int LAYERS = 2;
    private static final int WIDTH = HIDDEN * TIMES;
    private static final Checkpoint CUT = cut();

    private NarrowMiniLm() {}

    /** It, without a head. */
    public static Checkpoint checkpoint() {
        return CUT;
    }

    /** Writes it into a folder, whose name it returns: what {@code --base} takes. */
    public static String in(Path folder) {
        CUT.write(folder);
        return folder.toString();
    }

    private static Checkpoint cut() {
        Checkpoint whole = MiniLm.checkpoint();
        Map<String, FloatTensor> weights = new TreeMap<>();
        whole.weights().forEach((name, tensor) -> {
            if (!name.matches(".*\\.layer\\.[%d-9]\\..*".formatted(LAYERS))) {
                weights.put(name, corner(tensor));
            }
        });
        ModelConfig config = ModelConfig.parse("""
                {"architectures": ["BertModel"], "model_type": "bert", "vocab_size": 30522, "hidden_size": %d,
                 "num_hidden_layers": %d, "num_attention_heads": 4, "intermediate_size": %d, "hidden_act": "gelu",
                 "max_position_embeddings": 512, "type_vocab_size": 2, "layer_norm_eps": 1e-12, "pad_token_id": 0,
                 "initializer_range": 0.02}
                """.formatted(HIDDEN, LAYERS, 4 * HIDDEN));
        return Checkpoint.of(config, weights, whole.tokenizer());
    }

    /** Pieces, positions and types stay as many as they are. */
    private static FloatTensor corner(FloatTensor tensor) {
        int[] shape = tensor.shape();
        int columns = shape[shape.length - 1];
        int[] narrow = shape.clone();
        for (int i = 0; i < shape.length; i++) {
            narrow[i] = shape[i] == WIDTH || shape[i] == 4 * WIDTH ? shape[i] / TIMES : shape[i];
        }
        int kept = narrow[narrow.length - 1];
        int rows = narrow.length == 1 ? 1 : narrow[0];
        float[] from = tensor.toArray();
        float[] to = new float[rows * kept];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(from, row * columns, to, row * kept, kept);
        }
        return FloatTensor.of(narrow, to);
    }
}
