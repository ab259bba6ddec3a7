package dev.tagloop.labelstudio.backend;

import java.util.List;

/** A backend that keeps older versions of its model. */
public interface Versioned {
    /** The names of its versions, the oldest first. */
    List<String> versions();
}
