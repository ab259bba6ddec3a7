package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.LearningWatch;
import java.util.SortedMap;

/** How the words of a new version are learned. */
@FunctionalInterface
interface Teacher {
    SortedMap<String, String> teach(SortedMap<String, String> labelled, LearningWatch watch) throws Exception;
}
