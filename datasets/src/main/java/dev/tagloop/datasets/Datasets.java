package dev.tagloop.datasets;

import dev.tagloop.datasets.source.BundledSource;
import dev.tagloop.datasets.source.DatasetSource;
import dev.tagloop.datasets.source.FolderSource;
import dev.tagloop.datasets.source.HubSource;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads data sets, as Hugging Face's {@code load_dataset} does:
 *
 * <pre>{@code
 * Dataset rows = Datasets.load("starter-ner", "train[:100]");
 * }</pre>
 *
 * An id is that of a bundled data set ({@code starter-ner}), the path of a folder that holds data files in any layout that
 * {@code load_dataset} understands, that of a data set on the Hugging Face Hub ({@code wikiann}), or, with {@link #request},
 * the name of a format.
 */
public final class Datasets {

    private static final List<DatasetSource> SOURCES =
            List.of(new BundledSource(), new FolderSource(), new HubSource(Client::get));

    private Datasets() {}

    /** The client of this process, made when it is needed first. */
    private static final class Client {
        private static final Hub HUB = client(HubEnvironment.ofProcess());

        static Hub get() {
            return HUB;
        }
    }

    /** A client with the settings of an environment; data sets have a variable of their own that takes it off line. */
    static Hub client(HubEnvironment environment) {
        return Hub.builder()
                .environment(environment)
                .offline(environment.offline() || environment.datasetsOffline())
                .build();
    }

    /**
     * Loads rows of the default configuration.
     *
     * @param id the data set
     * @param split which rows, such as {@code train}, {@code train[:10%]} or {@code train+validation}
     * @throws DatasetException if there is no such data set or it cannot be read
     */
    public static Dataset load(String id, String split) {
        return request(id).load(split);
    }

    /**
     * Loads rows of one configuration.
     *
     * @param id the data set
     * @param config the configuration's name, such as a language; null for the default one
     * @param split which rows, such as {@code train}, {@code train[:10%]} or {@code train+validation}
     * @throws DatasetException if there is no such data set or it cannot be read
     */
    public static Dataset load(String id, String config, String split) {
        return request(id).config(config).load(split);
    }

    /**
     * Loads what {@code save_to_disk} of Hugging Face's library wrote: one data set, which becomes the only split, or several
     * splits.
     *
     * @throws DatasetException if the folder holds no such data set, or it cannot be read
     */
    public static DatasetDict loadFromDisk(Path folder) {
        return new SavedFolder(folder).load();
    }

    /** A request with more settings. */
    public static LoadRequest request(String id) {
        return LoadRequest.of(SOURCES, id);
    }

    /**
     * A request for a data set that others published: a bundled one or one of the Hub, never a folder or a file of this machine, whatever the
     * id is.
     *
     * @param hub the client that gets it
     */
    public static LoadRequest published(String id, Hub hub) {
        return LoadRequest.of(List.of(new BundledSource(), new HubSource(() -> hub)), id);
    }

    /** Whether {@code id} names a data set that lies on this machine, so that it can be read without a network. */
    public static boolean exists(String id) {
        return SOURCES.stream()
                .filter(source -> !(source instanceof HubSource))
                .anyMatch(source -> source.find(id).isPresent());
    }
}
