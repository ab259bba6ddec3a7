package dev.tagloop.labelstudio.backend;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A backend as a server sees it: one that is asked what it can do beside predicting, wherever it runs. */
public interface ConnectedBackend extends MlBackend, Trainable {
    /** The names of its versions; empty for one that does not know the question, as older backends. */
    Optional<List<String>> versions();

    /** What it can do beside predicting; nothing for a backend that does not know the question. */
    Set<Capability> capabilities();
}
