package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Query;
import java.util.Objects;
import java.util.Optional;

/**
 * An export as only Tagloop's servers make them.
 *
 * @param format the name of one of {@link Exports#ownFormats}
 * @param options which tasks, and how tables are written
 * @param scheme how files of tokens tag them: {@code BIO}, {@code BIOES}, {@code BILOU} or {@code IO}
 * @param view the tab of the data manager whose filters choose the tasks
 */
public record OwnExport(String format, ExportOptions options, Optional<String> scheme, Optional<Long> view) {
    /** Checks that nothing is null. */
    public OwnExport {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(view, "view");
    }

    Query query() {
        Query query = Query.none().with("format", format);
        if (options.allTasks()) {
            query = query.with("all", "true");
        }
        if (options.spreadsheetSafe()) {
            query = query.with("spreadsheet_safe", "true");
        }
        for (long id : options.taskIds()) {
            query = query.with("ids[]", Long.toString(id));
        }
        if (scheme.isPresent()) {
            query = query.with("scheme", scheme.get());
        }
        return view.isPresent() ? query.with("view", Long.toString(view.get())) : query;
    }
}
