package dev.tagloop.server.imports.files;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.read.RegionCheck;
import dev.tagloop.labelstudio.convert.read.RegionFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks in Label Studio's JSON as they are, with word of spans that do not fit their text: the original takes those too. */
final class CheckedRows implements RowStream {
    private static final int MOST_NOTES = 1000;

    private final RowStream rows;
    private final RegionCheck check;
    private final List<String> notes = new ArrayList<>();
    private int noted;

    /** @param config of the project, which says where the text of a span lies */
    CheckedRows(RowStream rows, Optional<LabelConfig> config) {
        this.rows = rows;
        this.check = config.map(RegionCheck::of).orElseGet(RegionCheck::withoutConfig);
    }

    @Override
    public Row next() throws IOException {
        Row row = rows.next();
        if (row instanceof Item item && noted < MOST_NOTES) {
            for (RegionFinding finding : check.check(item.item())) {
                if (noted++ < MOST_NOTES) {
                    notes.add("row %d, %s: %s; it was imported as it is"
                            .formatted(item.number(), finding.field(), finding.message()));
                }
            }
        }
        return row;
    }

    @Override
    public Optional<String> file() {
        return rows.file();
    }

    @Override
    public List<String> takeNotes() {
        List<String> taken = new ArrayList<>(rows.takeNotes());
        taken.addAll(notes);
        notes.clear();
        return taken;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
