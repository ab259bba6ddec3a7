package dev.tagloop.labelstudio.client;

import java.util.List;

/**
 * What an export holds.
 *
 * @param allTasks whether tasks without any annotation are in it too
 * @param taskIds only these tasks, if any are named
 * @param spreadsheetSafe whether tables put an apostrophe before what a spreadsheet program would run as a formula; only Tagloop's
 *     server can do that
 */
public record ExportOptions(boolean allTasks, List<Long> taskIds, boolean spreadsheetSafe) {
    /** Copies the list. */
    public ExportOptions {
        taskIds = List.copyOf(taskIds);
    }

    /** Tasks that have annotations, skipped ones included. */
    public static ExportOptions annotated() {
        return new ExportOptions(false, List.of(), false);
    }

    /** All tasks. */
    public static ExportOptions all() {
        return new ExportOptions(true, List.of(), false);
    }

    /** The same, but only of these tasks. */
    public ExportOptions only(List<Long> ids) {
        return new ExportOptions(allTasks, ids, spreadsheetSafe);
    }

    /** The same, but that tables can be opened in a spreadsheet program without running what strangers wrote. */
    public ExportOptions forSpreadsheets() {
        return new ExportOptions(allTasks, taskIds, true);
    }
}
