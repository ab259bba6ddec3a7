package dev.tagloop.datasets.source;

import dev.tagloop.datasets.DatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The data sets in this library's jar: {@code starter-ner} (also called {@code tagloop/starter-ner}) for named entities,
 * {@code starter-topics} for classification and regression, {@code starter-qa} for question answering,
 * {@code starter-summaries} for summarization. They lie there in the
 * layout of a Hub repository, beside a list of their files, which a class path cannot give.
 */
public final class BundledSource implements DatasetSource {

    /** The ids of the bundled data sets. */
    public static final List<String> IDS = List.of("starter-ner", "starter-topics", "starter-qa", "starter-summaries");

    private static final String NAMESPACE = "tagloop/";

    /** The folder on the class path that holds them. */
    static final String ROOT = "/dev/tagloop/datasets/bundled/";

    /** The list of a data set's files, one path a line. */
    public static final String INDEX = "files.txt";

    @Override
    public Optional<DataFiles> find(String id) {
        String name = id.startsWith(NAMESPACE) ? id.substring(NAMESPACE.length()) : id;
        return IDS.contains(name) ? Optional.of(open(name)) : Optional.empty();
    }

    private static DataFiles open(String name) {
        String index = new String(bytes(ROOT + name + "/" + INDEX), StandardCharsets.UTF_8);
        return new BundledFiles(name, index.lines().sorted().toList());
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = BundledSource.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new DatasetException(
                        "The bundled file " + resource + " is missing from the class path. It is made"
                                + " by the build: run ./mvnw -pl :tagloop-datasets -am process-classes");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new DatasetException("The bundled file " + resource + " cannot be read: " + e.getMessage(), e);
        }
    }

    private record BundledFiles(String name, List<String> paths) implements DataFiles {

        @Override
        public String description() {
            return "the bundled data set " + name;
        }

        @Override
        public DataFile file(String path) {
            return new BytesFile(name + "/" + path, bytes(ROOT + name + "/" + path));
        }
    }
}
