package dev.tagloop.learning.quality;

import dev.tagloop.core.labelerrors.SpanErrorFinder;
import dev.tagloop.core.labelerrors.SuspectedText;
import dev.tagloop.core.labelerrors.TagProbabilities;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.split.KFold;
import dev.tagloop.core.split.TrainTestSplit;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.train.OutOfFold;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.TokenScorer;
import dev.tagloop.places.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@link LabelErrorSearch} with the trainings of any trainer, such as one that trains in a process of its own beside a server. The models are
 * thrown away when they have judged.
 */
public final class TrainedLabelErrorSearch {
    private static final int FOLDS = 5;

    private final Trainer trainer;
    private final TrainingOptions options;

    /** @param options base, seed and settings of each training; nothing is held out */
    public TrainedLabelErrorSearch(Trainer trainer, TrainingOptions options) {
        this.trainer = trainer;
        this.options = options.withHeldOut(new HeldOut(0, options.seed()), true).withForce(true);
    }

    /**
     * Every text, the most suspicious first.
     *
     * @param name what a person would call the texts
     * @throws IllegalArgumentException if there are fewer than two texts
     */
    public List<SuspectedText> rank(String name, List<LabeledText> texts, TrainingWatch watch) {
        List<TagProbabilities> found = new ArrayList<>(Collections.nCopies(texts.size(), null));
        int folds = Math.min(FOLDS, texts.size());
        int fold = 0;
        for (TrainTestSplit split : KFold.of(texts.size(), folds, options.seed())) {
            watch.progress().log("Judging part " + ++fold + " of " + folds + " by a model of the others");
            List<LabeledText> judged = split.test().stream().map(texts::get).toList();
            List<TagProbabilities> scores = judge(
                    name + ", part " + fold,
                    split.train().stream()
                            .map(place -> List.of(texts.get(place)))
                            .toList(),
                    judged,
                    watch);
            for (int i = 0; i < judged.size(); i++) {
                found.set(split.test().get(i), scores.get(i));
            }
        }
        return SpanErrorFinder.rank(texts, found);
    }

    private List<TagProbabilities> judge(
            String name, List<List<LabeledText>> learned, List<LabeledText> judged, TrainingWatch watch) {
        watch.cancel().throwIfCancelled();
        try {
            Path folder = Scratch.folder("judge");
            try {
                trainer.train(TrainingData.of(learned, List.of(), name), options, folder, watch);
                return score(folder, judged);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a model that judges labels cannot be kept: " + e.getMessage(), e);
        }
    }

    private static List<TagProbabilities> score(Path model, List<LabeledText> judged) {
        try (TokenScorer scorer = TokenScorer.of(Checkpoints.resolve(model.toString()))) {
            return scorer.score(judged.stream().map(LabeledText::text).toList()).stream()
                    .map(scores -> OutOfFold.told(scores, scorer.labels()))
                    .toList();
        }
    }
}
