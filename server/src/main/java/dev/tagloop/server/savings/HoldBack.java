package dev.tagloop.server.savings;

import dev.tagloop.server.stopping.LabellingPlan;
import java.util.SplittableRandom;
import org.jdbi.v3.core.Handle;

/**
 * Which tasks of a project are shown without suggestions, so that it can be measured what these save. A task's lot follows from the task and a seed: it
 * never changes, and a larger share holds all tasks of a smaller one.
 *
 * @param share of the tasks, 0 to 1
 */
public record HoldBack(double share, long seed) {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    /** That of a project. */
    public static HoldBack of(Handle handle, long project) {
        return of(LabellingPlan.of(handle, project));
    }

    static HoldBack of(LabellingPlan plan) {
        return new HoldBack(plan.heldBack(), plan.heldBackSeed() == null ? 0 : plan.heldBackSeed());
    }

    /** Whether a task is shown without suggestions now: those of a labelled one bias nobody any more. */
    public static boolean hides(Handle handle, long project, long task) {
        return of(handle, project).holds(task)
                && handle.createQuery("SELECT is_labeled FROM tasks WHERE id = :task")
                        .bind("task", task)
                        .mapTo(Boolean.class)
                        .findOne()
                        .filter(labelled -> !labelled)
                        .isPresent();
    }

    /** Whether the lot fell on a task. */
    public boolean holds(long task) {
        return share > 0 && new SplittableRandom(seed ^ (task * ODD)).nextDouble() < share;
    }
}
