package dev.tagloop.learning.simulation;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.evaluation.Batches;
import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.pool.OpenedModels;
import dev.tagloop.learning.sampling.pool.ScoreProvider;
import dev.tagloop.learning.simulation.task.SimulatedTask;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A model in a folder of its own. */
final class FineTunedModel<E> implements SimulatedModel<E> {
    private static final int BATCH = 64;

    private final SimulatedTask<E> task;
    private final Path folder;
    private final boolean passing;
    private final Checkpoint checkpoint;
    private final PipelineSettings settings;
    private final Progress progress;
    private final CancelToken cancel;
    private final OpenedModels opened = new OpenedModels();
    private final Map<Set<Need>, ScoreProvider> readers = new HashMap<>();
    private TaskModel<E> model;

    /** @param passing whether the folder goes with the model */
    FineTunedModel(
            SimulatedTask<E> task,
            Path folder,
            boolean passing,
            Integer threads,
            Progress progress,
            CancelToken cancel) {
        this.task = task;
        this.folder = folder;
        this.passing = passing;
        this.checkpoint = Checkpoint.read(folder);
        PipelineSettings defaults = PipelineSettings.defaults();
        this.settings = threads == null || threads < 1 ? defaults : defaults.withThreads(threads);
        this.progress = progress;
        this.cancel = cancel;
    }

    @Override
    public List<TaskScores> score(List<E> examples, Set<Need> needs) {
        ScoreProvider reader =
                readers.computeIfAbsent(own(needs), asked -> task.open(checkpoint, asked, settings, opened));
        List<String> inputs = examples.stream().map(task::input).toList();
        return Batches.ask("Reading the pool", inputs, BATCH, reader::score, progress, cancel);
    }

    /** Without what every model says and what several say together. */
    private static Set<Need> own(Set<Need> needs) {
        Set<Need> own = EnumSet.noneOf(Need.class);
        own.addAll(needs);
        own.remove(Need.PROBABILITIES);
        own.remove(Need.ANSWER);
        own.remove(Need.MEMBERS);
        own.remove(Need.NUMBER_MEMBERS);
        return own;
    }

    @Override
    public List<E> predict(List<E> examples) {
        if (model == null) {
            model = task.task().open(checkpoint, settings);
        }
        return model.predict(examples, progress, cancel);
    }

    @Override
    public void close() {
        opened.close();
        if (model != null) {
            model.close();
        }
        if (passing) {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("the model in " + folder + " cannot be deleted: " + e.getMessage(), e);
            }
        }
    }
}
