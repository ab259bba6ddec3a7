package dev.tagloop.learning.simulation;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.pool.TokenScoreProvider;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.DropoutPasses;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import dev.tagloop.models.TokenScorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A token classifier in a folder of its own, which goes with it. */
final class TokenModel implements SimulatedModel {
    /** As in Shelmanov et al. 2021, where more passes gained nothing. */
    private static final DropoutPasses PASSES = new DropoutPasses(10, 0.1, 1);

    private static final int BATCH = 64;

    private final Path folder;
    private final Checkpoint checkpoint;
    private final PipelineSettings settings;
    private final Progress progress;
    private final CancelToken cancel;
    private TokenScorer scorer;
    private TokenClassificationPipeline pipeline;

    TokenModel(Path folder, Integer threads, Progress progress, CancelToken cancel) {
        this.folder = folder;
        this.checkpoint = Checkpoint.read(folder);
        PipelineSettings defaults = PipelineSettings.defaults();
        this.settings = threads == null || threads < 1 ? defaults : defaults.withThreads(threads);
        this.progress = progress;
        this.cancel = cancel;
    }

    @Override
    public List<TaskScores> score(List<String> texts, Set<Need> needs) {
        if (scorer == null) {
            scorer = TokenScorer.of(checkpoint, settings);
        }
        DropoutPasses passes = needs.contains(Need.DROPOUT) ? PASSES : DropoutPasses.NONE;
        TokenScoreProvider provider = new TokenScoreProvider("simulation", scorer, passes);
        List<TaskScores> scores = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += BATCH) {
            cancel.throwIfCancelled();
            scores.addAll(provider.score(texts.subList(from, Math.min(texts.size(), from + BATCH))));
            progress.report("Reading the pool", scores.size(), texts.size());
        }
        return scores;
    }

    @Override
    public List<List<LabeledSpan>> predict(List<String> texts) {
        if (pipeline == null) {
            pipeline = Pipelines.tokenClassification(checkpoint, settings);
        }
        return ModelEvaluator.predict(pipeline, texts, progress, cancel);
    }

    @Override
    public void close() {
        if (scorer != null) {
            scorer.close();
        }
        if (pipeline != null) {
            pipeline.close();
        }
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the model in " + folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
