package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.pool.OpenedModels;
import dev.tagloop.learning.sampling.pool.PoolScores;
import dev.tagloop.learning.sampling.pool.ScoreProvider;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the tasks of a pool, a window at a time, each time to the disk. The models are loaded when there is something to read. */
final class PoolReading implements TaskOrdering.Reading {
    /** Texts that are gone stay until they are a tenth: to forget them all is written anew. */
    private static final double TOO_MANY = 1.1;

    private static final int ALLOWED = 100;

    private final OpenScores scores;
    private final Path folder;
    private final PoolReader reader;
    private final TaskTexts texts;
    private final PipelineSettings settings;
    private final Set<String> seen = new HashSet<>();
    private final OpenedModels opened = new OpenedModels();
    private ScoreProvider models;

    PoolReading(OpenScores scores, Path folder, PoolReader reader, TaskTexts texts, PipelineSettings settings) {
        this.scores = scores;
        this.folder = folder;
        this.reader = reader;
        this.texts = texts;
        this.settings = settings;
        scores.keepOnly(folder, reader.name());
    }

    @Override
    public int read(List<Task> tasks) {
        Map<String, String> missing = new LinkedHashMap<>();
        for (Task task : tasks) {
            String text = texts.of(task);
            missing.put(PoolScores.digest(text), text);
        }
        seen.addAll(missing.keySet());
        scores.use(folder, reader.name(), store -> missing.keySet().removeIf(store::has));
        if (missing.isEmpty()) {
            return 0;
        }
        if (models == null) {
            models = reader.open(settings, opened);
        }
        List<TaskScores> said = models.score(new ArrayList<>(missing.values()));
        Map<String, TaskScores> read = new LinkedHashMap<>();
        for (String digest : missing.keySet()) {
            read.put(digest, said.get(read.size()));
        }
        scores.use(folder, reader.name(), store -> {
            store.put(read);
            return read;
        });
        return read.size();
    }

    @Override
    public int atOnce() {
        return reader.atOnce();
    }

    @Override
    public void complete() {
        scores.use(folder, reader.name(), store -> {
            if (store.size() > TOO_MANY * seen.size() + ALLOWED) {
                store.retain(seen);
            }
            return store;
        });
    }

    @Override
    public void close() {
        opened.close();
    }
}
