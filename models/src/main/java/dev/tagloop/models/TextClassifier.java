package dev.tagloop.models;

import dev.tagloop.hub.Hub;
import dev.tagloop.hub.TransferListener;
import java.util.List;

/**
 * Gives labels to texts by a model of the Hugging Face Hub, in one line:
 *
 * {@snippet :
 * try (TextClassifier mood = TextClassifier.from("distilbert/distilbert-base-uncased-finetuned-sst-2-english")) {
 *     System.out.println(mood.predict("What a fine day!"));
 * }
 * }
 *
 * <p>May be used by several threads at once. Holds native memory until closed.
 */
public final class TextClassifier implements AutoCloseable {
    private final TextClassificationPipeline pipeline;

    private TextClassifier(TextClassificationPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * The model of this name: a folder in Hugging Face layout, or an id of the Hub, whose files are fetched into the cache
     * unless they are there. Offline mode ({@code HF_HUB_OFFLINE}) is kept to.
     *
     * @throws ModelFormatException if there is no such model, it cannot be fetched, or it cannot classify texts
     */
    public static TextClassifier from(String idOrFolder) {
        return from(idOrFolder, TransferListener.NONE);
    }

    /** The same with somebody who hears how far the download is, and may stop it. */
    public static TextClassifier from(String idOrFolder, TransferListener listener) {
        return of(NamedModels.checkpoint(idOrFolder, listener));
    }

    /** The model with this id, by a client of one's own. */
    public static TextClassifier from(Hub hub, String id, String revision, TransferListener listener) {
        return of(NamedModels.checkpoint(hub, id, revision, listener));
    }

    private static TextClassifier of(Checkpoint checkpoint) {
        return new TextClassifier(Pipelines.textClassification(checkpoint));
    }

    /** The best label of a text. */
    public ScoredLabel predict(String text) {
        return pipeline.predict(text);
    }

    /** The best label of each text. */
    public List<ScoredLabel> predict(List<String> texts) {
        return pipeline.predict(texts, 1).stream().map(List::getFirst).toList();
    }

    /** All labels of a text, best first. */
    public List<ScoredLabel> all(String text) {
        return pipeline.predict(List.of(text), Integer.MAX_VALUE).getFirst();
    }

    /** The model's labels by id. */
    public List<String> labels() {
        return pipeline.labels();
    }

    /** The pipeline behind it, for other numbers of labels, other functions and pairs of texts. */
    public TextClassificationPipeline pipeline() {
        return pipeline;
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
