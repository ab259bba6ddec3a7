package dev.tagloop.core.metrics;

import java.util.List;

/** Finds the entities that tag sequences describe. */
interface EntityReader {

    /** The entities of all sentences, in order. */
    List<TagEntity> read(List<List<String>> sentences);
}
