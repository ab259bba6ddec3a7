package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.JsonObject;

/**
 * A value that is its JSON, read with types. Keys that no method here reads are kept all the same, so that what a server or
 * a file held goes on unchanged.
 */
public interface JsonBacked {
    /** The whole object as it was received. */
    JsonObject json();
}
