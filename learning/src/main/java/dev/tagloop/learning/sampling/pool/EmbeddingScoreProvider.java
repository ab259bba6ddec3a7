package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.models.SentenceEncoder;
import java.util.Iterator;
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
        Iterator<float[]> embeddings = encoder.encode(
                        texts.stream().filter(text -> !text.isBlank()).toList())
                .iterator();
        return texts.stream()
                .map(text -> text.isBlank() ? TaskScores.nothing() : TaskScores.ofEmbedding(embeddings.next()))
                .toList();
    }
}
