package dev.tagloop.cli.backend;

import java.util.List;

/** What a new backend begins with. */
enum Template {
    /** A trained model that finds entities. */
    NER("NerBackend", List.of("tagloop-mlbackend", "tagloop-learning")),
    /** A small classifier that learns from what people choose. */
    CLASSIFICATION("ClassificationBackend", List.of("tagloop-mlbackend")),
    /** Only what must be there. */
    BLANK("BlankBackend", List.of("tagloop-mlbackend"));

    private final String className;
    private final List<String> artifacts;

    Template(String className, List<String> artifacts) {
        this.className = className;
        this.artifacts = artifacts;
    }

    String className() {
        return className;
    }

    /** What it needs of Tagloop. */
    List<String> artifacts() {
        return artifacts;
    }
}
