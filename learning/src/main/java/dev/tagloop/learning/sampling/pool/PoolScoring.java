package dev.tagloop.learning.sampling.pool;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tasks of a pool that a version has not read yet. */
public final class PoolScoring {
    private static final int BATCH = 64;

    private PoolScoring() {}

    /**
     * Scores what is missing, a few tasks at a time, each time to the disk; cancelled or broken off it goes on from there.
     *
     * @param store the scores of the provider's version
     * @param texts the texts of all tasks of the pool
     * @return how many texts were read
     */
    public static int refresh(
            PoolScores store, ScoreProvider provider, List<String> texts, Progress progress, CancelToken cancel) {
        Map<String, String> missing = new LinkedHashMap<>();
        texts.forEach(text -> missing.put(PoolScores.digest(text), text));
        missing.keySet().removeAll(store.digests());
        List<Map.Entry<String, String>> left = new ArrayList<>(missing.entrySet());
        for (int from = 0; from < left.size(); from += BATCH) {
            cancel.throwIfCancelled();
            List<Map.Entry<String, String>> batch = left.subList(from, Math.min(left.size(), from + BATCH));
            List<TaskScores> scores =
                    provider.score(batch.stream().map(Map.Entry::getValue).toList());
            Map<String, TaskScores> read = new LinkedHashMap<>();
            for (int i = 0; i < batch.size(); i++) {
                read.put(batch.get(i).getKey(), scores.get(i));
            }
            store.put(read);
            progress.report("Reading the pool", Math.min(left.size(), from + BATCH), left.size());
        }
        return left.size();
    }
}
