package dev.tagloop.datasets.internal.starter;

import java.util.List;
import java.util.Map;

/** What stays together when a set is dealt out to its splits: a sentence, or a passage with all its questions. */
interface StarterUnit {

    /** Each split has its share of every genre. */
    String genre();

    /** The rows of the data set, columns by name. */
    List<Map<String, Object>> rows();
}
