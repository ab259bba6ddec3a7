package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.models.SentenceEncoder;
import java.util.ArrayList;
import java.util.List;

/** Scores with the embeddings of their texts. */
final class Embedded {
    private Embedded() {}

    static List<TaskScores> scores(List<TaskScores> scores, SentenceEncoder encoder, List<String> texts) {
        List<float[]> embeddings = encoder.encode(texts);
        List<TaskScores> embedded = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            embedded.add(scores.get(i).withEmbedding(embeddings.get(i)));
        }
        return embedded;
    }
}
