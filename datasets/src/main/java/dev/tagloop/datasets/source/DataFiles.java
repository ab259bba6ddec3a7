package dev.tagloop.datasets.source;

import java.util.List;
import java.util.Optional;

/** All files of one data set, by paths relative to its root. */
public interface DataFiles {

    /** What this is and where it lies, for messages: {@code the folder /data/ner}. */
    String description();

    /** The last part of the data set's name, {@code starter-ner} of {@code tagloop/starter-ner}. */
    String name();

    /** The paths of the files, sorted, with {@code /} between their parts. */
    List<String> paths();

    /** The file at {@code path}, one of {@link #paths()}. */
    DataFile file(String path);

    /** The file at {@code path}, if there is one. */
    default Optional<DataFile> find(String path) {
        return paths().contains(path) ? Optional.of(file(path)) : Optional.empty();
    }
}
