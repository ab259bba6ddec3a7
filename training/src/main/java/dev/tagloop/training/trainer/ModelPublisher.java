package dev.tagloop.training.trainer;

import java.nio.file.Path;
import java.util.List;

/** Brings a trained model to where others find it, such as the Hub. */
@FunctionalInterface
public interface ModelPublisher {

    /**
     * Publishes the files of a folder.
     *
     * @param repository the id of the repository, such as {@code me/my-ner}
     * @param ignored patterns of paths below {@code folder} that are not meant
     * @param message says what the commit is
     */
    void publish(String repository, Path folder, List<String> ignored, String message);
}
