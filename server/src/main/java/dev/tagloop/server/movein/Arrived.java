package dev.tagloop.server.movein;

import dev.tagloop.server.copies.HiddenProject;
import dev.tagloop.server.summary.SummaryDelta;
import org.jdbi.v3.core.Handle;

/** What of a project has come so far. */
final class Arrived {
    /** Things settled in one unit of the writer. */
    private static final int TOGETHER = 2000;

    private final HiddenProject project;
    private final Parents predictions = Parents.predictions();
    private final Parents annotations = Parents.annotations();
    private final SummaryDelta summary = new SummaryDelta();
    private final ContentDigest digest = new ContentDigest();
    private Counts counts = Counts.NOTHING;
    private long renumberedTasks;
    private long newUniqueIds;
    private long lostDrafts;

    Arrived(HiddenProject project) {
        this.project = project;
    }

    HiddenProject project() {
        return project;
    }

    Parents predictions() {
        return predictions;
    }

    Parents annotations() {
        return annotations;
    }

    /** Takes note of a task as it was read. @param here the id that it has now */
    void task(ArrivingTask task, long here) {
        if (task.id() != here) {
            renumberedTasks++;
        }
        lostDrafts += task.lostDrafts();
        task.digest(digest);
        summary.data(task.data(), 1);
        task.annotations().forEach(made -> summary.annotation(made.result(), 1));
        task.drafts().forEach(made -> summary.draft(made.result(), 1));
        counts = counts.plus(
                1,
                task.annotations().size(),
                task.predictions().size(),
                task.drafts().size());
    }

    void newUniqueId() {
        newUniqueIds++;
    }

    long renumberedTasks() {
        return renumberedTasks;
    }

    long newUniqueIds() {
        return newUniqueIds;
    }

    long lostDrafts() {
        return lostDrafts;
    }

    /** What was read. */
    Counts counts() {
        return counts;
    }

    /** Of what was read. */
    String digest() {
        return digest.hex();
    }

    /** Gives annotations what they were made from, some at a time. @return whether there are more */
    boolean settleSome(Handle handle) {
        return predictions.settleSome(handle, project.project(), TOGETHER)
                | annotations.settleSome(handle, project.project(), TOGETHER);
    }

    void summarize(Handle handle) {
        summary.apply(handle, project.project());
    }
}
