package dev.tagloop.training.internal.loop;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.training.EpochRecord;
import dev.tagloop.training.internal.checkpoint.CheckpointFolder;
import dev.tagloop.training.internal.checkpoint.TrainingState;
import dev.tagloop.training.internal.optimizer.TrainStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a training has come: steps, epochs, and the best weights so far. */
final class Course {
    static final String BEST = "best/";

    private static final double EXPLODED = 10;

    /** About the loss of guessing between two classes: a model that knows its task already begins far below. */
    private static final double CHANCE = 0.7;

    private final List<EpochRecord> epochs = new ArrayList<>();
    private long step;
    private int epoch = 1;
    private int batches;
    private double loss;
    private double norm;
    private double firstLoss = Double.NaN;
    private int bestEpoch;
    private double bestScore = Double.NaN;
    private double bestLoss = Double.NaN;
    private Map<String, FloatTensor> bestWeights;

    /** The beginning, or the place where an earlier training was. */
    static Course from(Optional<CheckpointFolder.Saved> saved) {
        Course course = new Course();
        saved.ifPresent(course::restore);
        return course;
    }

    private void restore(CheckpointFolder.Saved saved) {
        TrainingState state = saved.state();
        epochs.addAll(state.epochs());
        step = state.step();
        epoch = state.epoch();
        batches = state.batches();
        loss = state.loss();
        norm = state.norm();
        firstLoss = state.firstLoss();
        bestEpoch = state.bestEpoch();
        bestScore = state.bestScore();
        bestLoss = state.bestLoss();
        if (bestEpoch > 0) {
            bestWeights = saved.tensors(state.atBest() ? ModelState.WEIGHTS : BEST);
        }
    }

    TrainingState state(String fingerprint) {
        return new TrainingState(
                fingerprint, step, epoch, batches, loss, norm, firstLoss, epochs, bestEpoch, bestScore, bestLoss);
    }

    /** Steps done, over all epochs. */
    long step() {
        return step;
    }

    /** The running epoch, from 1. */
    int epoch() {
        return epoch;
    }

    /** Batches of the running epoch that are done. */
    int batches() {
        return batches;
    }

    void stepped() {
        step++;
    }

    void add(TrainStep.Outcome outcome) {
        batches++;
        if (Double.isNaN(firstLoss)) {
            firstLoss = outcome.loss();
        }
        loss += outcome.loss();
        norm += outcome.gradientNorm();
    }

    double meanLoss() {
        return loss / batches;
    }

    /** The loss of the very first step; NaN before it. */
    double firstLoss() {
        return firstLoss;
    }

    /** Whether the running epoch's losses are far above where the training began, as those of guessing by chance never are. */
    boolean exploded() {
        return meanLoss() > EXPLODED * Math.max(firstLoss, CHANCE);
    }

    double meanNorm() {
        return norm / batches;
    }

    /** Whether a model with this evaluation, or with none, is the best so far. */
    boolean isBest(Evaluation evaluation) {
        return evaluation == null || bestEpoch == 0 || evaluation.betterThan(bestScore, bestLoss);
    }

    /** Keeps the weights of the running epoch as the best ones. */
    void best(Evaluation evaluation, Map<String, FloatTensor> weights) {
        bestEpoch = epoch;
        bestWeights = weights;
        bestScore = evaluation == null ? Double.NaN : evaluation.score();
        bestLoss = evaluation == null ? Double.NaN : evaluation.loss();
    }

    /** Goes on to the next epoch. */
    void end(EpochRecord record) {
        epochs.add(record);
        epoch++;
        batches = 0;
        loss = 0;
        norm = 0;
    }

    List<EpochRecord> epochs() {
        return List.copyOf(epochs);
    }

    int bestEpoch() {
        return bestEpoch;
    }

    /** Empty before the first epoch is complete. */
    Optional<Map<String, FloatTensor>> bestWeights() {
        return Optional.ofNullable(bestWeights);
    }
}
