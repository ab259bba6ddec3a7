package dev.tagloop.labelstudio.convert.rows;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where rows come from; each task says so in its {@code meta}.
 *
 * @param source the data set's id, as it was asked for
 * @param config its configuration
 * @param revision the commit that was read, if there is such a thing
 */
public record RowOrigin(String source, String config, Optional<String> revision) {
    /** The key of the data set's id. */
    public static final String SOURCE = "source";

    /** The key of the row's index in its split, from 0. */
    public static final String INDEX = "hf_index";

    /** The key of the configuration. */
    public static final String CONFIG = "config";

    /** The key of the split. */
    public static final String SPLIT = "split";

    /** The key of the hash of the row's content. */
    public static final String HASH = "hf_hash";

    /** The version under which labels of the rows are stored as predictions: {@code wikiann@1f2e3d4c}. */
    public String modelVersion() {
        return revision.map(commit -> source + "@" + commit.substring(0, Math.min(8, commit.length())))
                .orElse(source);
    }

    Map<String, Object> meta(String split, long index, String hash) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put(SOURCE, source);
        meta.put(INDEX, index);
        meta.put(CONFIG, config);
        meta.put(SPLIT, split);
        revision.ifPresent(commit -> meta.put("revision", commit));
        meta.put(HASH, hash);
        return meta;
    }
}
