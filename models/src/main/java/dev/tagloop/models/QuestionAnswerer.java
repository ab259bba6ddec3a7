package dev.tagloop.models;

import dev.tagloop.hub.Hub;
import dev.tagloop.hub.TransferListener;
import java.util.List;
import java.util.Optional;

/**
 * Answers questions out of texts by a model of the Hugging Face Hub, in one line:
 *
 * {@snippet :
 * try (QuestionAnswerer reader = QuestionAnswerer.from("deepset/roberta-base-squad2")) {
 *     reader.answer("Where does Ann live?", "Ann lives in Rome.").ifPresent(System.out::println);
 * }
 * }
 *
 * <p>May be used by several threads at once. Holds native memory until closed.
 */
public final class QuestionAnswerer implements AutoCloseable {
    private final QuestionAnsweringPipeline pipeline;

    private QuestionAnswerer(QuestionAnsweringPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * The model of this name: a folder in Hugging Face layout, or an id of the Hub, whose files are fetched into the cache
     * unless they are there. Offline mode ({@code HF_HUB_OFFLINE}) is kept to.
     *
     * @throws ModelFormatException if there is no such model, it cannot be fetched, or it cannot answer questions
     */
    public static QuestionAnswerer from(String idOrFolder) {
        return from(idOrFolder, TransferListener.NONE);
    }

    /** The same with somebody who hears how far the download is, and may stop it. */
    public static QuestionAnswerer from(String idOrFolder, TransferListener listener) {
        return of(NamedModels.checkpoint(idOrFolder, listener));
    }

    /** The model with this id, by a client of one's own. */
    public static QuestionAnswerer from(Hub hub, String id, String revision, TransferListener listener) {
        return of(NamedModels.checkpoint(hub, id, revision, listener));
    }

    private static QuestionAnswerer of(Checkpoint checkpoint) {
        return new QuestionAnswerer(Pipelines.questionAnswering(checkpoint));
    }

    /** The best answer that stands in a text; empty only if the text has none at all. */
    public Optional<Answer> answer(String question, String context) {
        return answers(question, context, QuestionAnsweringOptions.defaults()).stream()
                .findFirst();
    }

    /** The answers, best first; with {@code handleImpossibleAnswer} one of them may say that there is none. */
    public List<Answer> answers(String question, String context, QuestionAnsweringOptions options) {
        return pipeline.answer(question, context, options);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
