package dev.tagloop.datasets;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The splits of a data set, in their order.
 *
 * @param splits the data sets by split name
 */
public record DatasetDict(Map<String, Dataset> splits) {

    public DatasetDict {
        splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
    }

    /**
     * One split.
     *
     * @throws DatasetException if there is no such split, naming those that there are
     */
    public Dataset get(String split) {
        Dataset dataset = splits.get(split);
        if (dataset == null) {
            throw new DatasetException("There is no split \"" + split + "\": the splits are " + splits.keySet());
        }
        return dataset;
    }

    public Dataset train() {
        return get("train");
    }

    public Dataset test() {
        return get("test");
    }
}
