package dev.tagloop.tutorial;

import dev.tagloop.conformance.hub.LocalHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Hub on this machine that answers to the names of the tutorial. Behind the names are stand-ins: rows of our own with
 * the features of wikiann, the encoder that comes with Tagloop instead of BERT, and a model that was trained on
 * {@code starter-ner}. The card of each says so.
 *
 * <pre>{@code
 * try (TutorialHub hub = TutorialHub.start(Path.of("target/tutorial-hub"), 0)) {
 *     // HF_ENDPOINT = hub.endpoint(), HF_TOKEN = TutorialHub.TOKEN
 * }
 * }</pre>
 */
public final class TutorialHub implements AutoCloseable {
    /** The id of the data set that the tutorial loads as {@code wikiann}, which leads here. */
    private static final String DATASET = "unimelb-nlp/wikiann";

    /** The id of the encoder that the tutorial starts from as {@code bert-base-cased}, which leads here. */
    private static final String ENCODER = "google-bert/bert-base-cased";

    /** The id of the model that the tutorial predicts with. */
    public static final String MODEL = "dslim/bert-base-NER";

    /** The account that may write. */
    public static final String USER = "learner";

    /** The token of {@link #USER}. It opens nothing but this Hub. */
    public static final String TOKEN = "hf_only_for_the_tutorial_hub";

    private final LocalHub hub;
    private final Path contents;

    private TutorialHub(LocalHub hub, Path contents) {
        this.hub = hub;
        this.contents = contents;
    }

    /**
     * Starts it. The first start in a folder trains the model, which takes a minute or two; later ones find it there.
     *
     * @param folder keeps the trained model; made if it is not there
     * @param port where to listen on 127.0.0.1; 0 for a free port
     */
    public static TutorialHub start(Path folder, int port) throws IOException {
        Path model = StandInModel.in(folder);
        Path contents = Files.createTempDirectory("tutorial-hub");
        LocalHub hub = LocalHub.start(contents, port).user(USER, TOKEN, "write");
        try {
            WikiannRows.put(hub.repo("datasets", DATASET));
            hub.move("datasets", "wikiann", DATASET);
            StandInEncoder.put(hub.repo("models", ENCODER));
            hub.move("models", "bert-base-cased", ENCODER);
            hub.repo("models", MODEL).putFolder(model);
            return new TutorialHub(hub, contents);
        } catch (IOException | RuntimeException e) {
            hub.close();
            throw e;
        }
    }

    /** What {@code HF_ENDPOINT} is set to. */
    public String endpoint() {
        return hub.endpoint();
    }

    @Override
    public void close() {
        hub.close();
        Contents.delete(contents);
    }

    /**
     * Serves until it is stopped.
     *
     * @param args {@code --port PORT} (8090 unless given; 0 for a free one), {@code --folder FOLDER}
     *     ({@code target/tutorial-hub} unless given)
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int port = 8090;
        Path folder = Path.of("target", "tutorial-hub");
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--port" -> port = Integer.parseInt(args[i + 1]);
                case "--folder" -> folder = Path.of(args[i + 1]);
                default -> throw new IllegalArgumentException(args[i] + ": there are --port and --folder");
            }
        }
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        System.out.println("A Hub for the tutorial, on this machine. What it serves are stand-ins:");
        System.out.println("  wikiann              rows of our own with wikiann's features and seven tags");
        System.out.println("  bert-base-cased      all-MiniLM-L6-v2, the encoder that comes with Tagloop");
        System.out.println("  dslim/bert-base-NER  that encoder, trained on starter-ner");
        System.out.flush();
        TutorialHub hub = start(folder, port);
        Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "stop-hub"));
        System.out.println("export HF_ENDPOINT=" + hub.endpoint() + " HF_TOKEN=" + TOKEN);
        Thread.currentThread().join();
    }
}
