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

    /** The commit that these files are of, where there is such a thing. */
    default Optional<String> commit() {
        return Optional.empty();
    }

    /** Whether the Hub itself wrote these files from others, in folders of its own making. */
    default boolean isConverted() {
        return false;
    }

    /**
     * What the Hub made of a data set that only a script can read, if it did.
     *
     * @throws dev.tagloop.datasets.DatasetException if that cannot be found out
     */
    default Optional<DataFiles> converted() {
        return Optional.empty();
    }

    /**
     * Says which files will be read, so that they can be fetched together.
     *
     * @throws dev.tagloop.datasets.DatasetException if they cannot be fetched
     */
    default void prepare(List<String> paths) {}

    /** The file at {@code path}, if there is one. */
    default Optional<DataFile> find(String path) {
        return paths().contains(path) ? Optional.of(file(path)) : Optional.empty();
    }
}
