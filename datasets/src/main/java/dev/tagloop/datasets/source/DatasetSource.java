package dev.tagloop.datasets.source;

import java.util.Optional;

/** A place where data sets are looked up by id. */
public interface DatasetSource {

    /**
     * The files of the data set {@code id}, if it is here.
     *
     * @throws dev.tagloop.datasets.DatasetException if it is here but cannot be read
     */
    Optional<DataFiles> find(String id);

    /**
     * The files of the data set {@code id} at a branch, tag or commit, if this place has such a thing.
     *
     * @throws dev.tagloop.datasets.DatasetException if it is here but cannot be read
     */
    default Optional<DataFiles> find(String id, String revision) {
        return find(id);
    }
}
