package dev.tagloop.models;

import dev.tagloop.hub.Hub;
import dev.tagloop.hub.TransferListener;
import java.util.List;

/**
 * Finds entities in texts by a model of the Hugging Face Hub, in one line:
 *
 * {@snippet :
 * try (TokenClassifier ner = TokenClassifier.from("dslim/bert-base-NER")) {
 *     ner.predict("Ann lives in Rome.").forEach(System.out::println);
 * }
 * }
 *
 * <p>May be used by several threads at once. Holds native memory until closed.
 */
public final class TokenClassifier implements AutoCloseable {
    private final TokenClassificationPipeline pipeline;

    private TokenClassifier(TokenClassificationPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * The model of this name: {@code minilm}, a folder in Hugging Face layout, or an id of the Hub, whose files are fetched
     * into the cache unless they are there. Offline mode ({@code HF_HUB_OFFLINE}) is kept to.
     *
     * @throws ModelFormatException if there is no such model, it cannot be fetched, or it cannot classify tokens
     */
    public static TokenClassifier from(String idOrFolder) {
        return from(idOrFolder, TransferListener.NONE);
    }

    /** The same with somebody who hears how far the download is, and may stop it. */
    public static TokenClassifier from(String idOrFolder, TransferListener listener) {
        return of(NamedModels.checkpoint(idOrFolder, listener));
    }

    /** The model with this id, by a client of one's own. */
    public static TokenClassifier from(Hub hub, String id, String revision, TransferListener listener) {
        return of(NamedModels.checkpoint(hub, id, revision, listener));
    }

    private static TokenClassifier of(Checkpoint checkpoint) {
        return new TokenClassifier(Pipelines.tokenClassification(checkpoint));
    }

    /** The entities of a text, words whole, by the likeliest labels that fit together ({@link Aggregation#CONSTRAINED}). */
    public List<Entity> predict(String text) {
        return pipeline.predict(text, Aggregation.CONSTRAINED);
    }

    /** The entities of each text. */
    public List<List<Entity>> predict(List<String> texts) {
        return pipeline.predict(texts, Aggregation.CONSTRAINED);
    }

    /** The model's labels by id. */
    public List<String> labels() {
        return pipeline.labels();
    }

    /** The pipeline behind it, for other ways to put tokens together. */
    public TokenClassificationPipeline pipeline() {
        return pipeline;
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
