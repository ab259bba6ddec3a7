package dev.tagloop.training.internal.loop;

import dev.tagloop.training.EpochListener;
import dev.tagloop.training.StepRecord;

/** Tells a point of the loss curve every so many steps. */
final class LossCurve {
    private static final int POINTS = 100;

    private final EpochListener listener;
    private final long total;
    private final int every;
    private double loss;
    private int steps;

    /**
     * A curve.
     *
     * @param total all steps
     * @param every steps between two points; 0 for about a hundred points
     */
    LossCurve(EpochListener listener, long total, int every) {
        this.listener = listener;
        this.total = total;
        this.every = every > 0 ? every : (int) Math.max(1, total / POINTS);
    }

    void add(long step, double epochsDone, double stepLoss, double rate) {
        loss += stepLoss;
        steps++;
        if (step % every == 0 || step == total) {
            listener.figures(new StepRecord(step, total, epochsDone, loss / steps, rate));
            loss = 0;
            steps = 0;
        }
    }
}
