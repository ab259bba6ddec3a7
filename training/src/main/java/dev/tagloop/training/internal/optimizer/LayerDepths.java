package dev.tagloop.training.internal.optimizer;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How deep in a model its tensors lie, by their names in public checkpoints: 0 for tables that a text is looked up in, from
 * 1 for the layers, the last number for what comes after all of them. In a model that writes, the layers that write come
 * after those that read.
 */
public final class LayerDepths {

    /** The first number in a name is that of its layer in every family. */
    private static final Pattern LAYER = Pattern.compile("(?:^|\\.)(?:layer|layers|block)\\.(\\d+)\\.");

    private static final Pattern WRITES = Pattern.compile("(?:^|\\.)decoder\\.(?:block|layers)\\.");

    /** Tables, what follows them before the first layer, and tables by distance, which all layers share. */
    private static final Pattern TABLES =
            Pattern.compile("(?:^|\\.)(?:embeddings|embeddings_project|shared|embed_tokens"
                    + "|embed_positions|layernorm_embedding|rel_embeddings|relative_attention_bias)\\."
                    // The norm of DeBERTa's table by distance.
                    + "|^deberta\\.encoder\\.LayerNorm\\.");

    /** DeBERTa's convolution runs beside the first layer. */
    private static final Pattern BESIDE_THE_FIRST = Pattern.compile("^deberta\\.encoder\\.conv\\.");

    private static final Pattern AFTER_READING =
            Pattern.compile("^encoder\\.final_layer_norm\\.|^model\\.final_norm\\.");

    private static final Pattern AFTER_WRITING = Pattern.compile("^decoder\\.final_layer_norm\\.");

    private final int reading;
    private final int writing;

    /** The depths of a model with these tensors. */
    public LayerDepths(Iterable<String> names) {
        Set<Integer> read = new TreeSet<>();
        Set<Integer> write = new TreeSet<>();
        for (String name : names) {
            Matcher layer = LAYER.matcher(name);
            if (layer.find()) {
                (WRITES.matcher(name).find() ? write : read).add(Integer.valueOf(layer.group(1)));
            }
        }
        reading = read.size();
        writing = write.size();
    }

    /** How many layers there are. */
    public int layers() {
        return reading + writing;
    }

    /** The depth of what comes after all layers: heads, poolers. */
    public int head() {
        return layers() + 1;
    }

    /** The depth of a tensor. */
    public int of(String name) {
        if (TABLES.matcher(name).find()) {
            return 0;
        }
        if (BESIDE_THE_FIRST.matcher(name).find()) {
            return 1;
        }
        Matcher layer = LAYER.matcher(name);
        if (layer.find()) {
            int number = Integer.parseInt(layer.group(1)) + 1;
            return WRITES.matcher(name).find() ? reading + number : number;
        }
        if (AFTER_READING.matcher(name).find()) {
            return reading;
        }
        return AFTER_WRITING.matcher(name).find() ? layers() : head();
    }
}
