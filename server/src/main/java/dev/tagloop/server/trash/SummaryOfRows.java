package dev.tagloop.server.trash;

import dev.tagloop.server.summary.SummaryDelta;
import dev.tagloop.server.trash.ChangedRows.Change;
import dev.tagloop.server.trash.RowMap.Place;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** What changing rows back does to a project's summary. */
final class SummaryOfRows {
    private final SummaryDelta delta = new SummaryDelta();

    /** Takes out what is there now. */
    SummaryOfRows minus(RowMap now, List<Change> changes) {
        for (Change change : changes) {
            if (!change.isRemoved()) {
                now.row(Place.of(change.table(), change.key())).ifPresent(row -> count(change.table(), row, -1));
            }
        }
        return this;
    }

    /** Counts what was there. */
    SummaryOfRows plus(List<Change> changes) {
        for (Change change : changes) {
            if (!change.isAdded()) {
                count(change.table(), change.before(), 1);
            }
        }
        return this;
    }

    private void count(String table, ObjectNode row, int sign) {
        switch (table) {
            case "task_bodies" -> delta.data(row.get("data").stringValue(), sign);
            case "annotation_bodies" -> delta.annotation(row.get("result").stringValue(null), sign);
            case "drafts" -> delta.draft(row.get("result").stringValue(), sign);
            default -> {
                // Others are in no summary.
            }
        }
    }

    void apply(Handle handle, long project) {
        delta.apply(handle, project);
    }
}
