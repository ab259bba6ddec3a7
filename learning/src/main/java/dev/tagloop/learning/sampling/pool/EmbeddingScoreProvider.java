package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.evaluation.Batches;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.models.SentenceEncoder;
import java.util.List;

/** Embeddings alone: for the first tasks of a project, before there is a model. */
public final class EmbeddingScoreProvider implements ScoreProvider {
    private final String version;
    private final SentenceEncoder encoder;

    /**
     * @param model names the encoder
     * @param encoder makes the embeddings; stays open
     */
    public EmbeddingScoreProvider(String model, SentenceEncoder encoder) {
        this.version = "embeddings " + model;
        this.encoder = encoder;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<TaskScores> score(List<String> texts) {
        return Batches.askReadable(texts, text -> !text.isBlank(), TaskScores.nothing(), this::read);
    }

    private List<TaskScores> read(List<String> texts) {
        return encoder.encode(texts).stream().map(TaskScores::ofEmbedding).toList();
    }
}
