package dev.tagloop.labelstudio.convert.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rows of a file. */
record Reading(List<ReadRow> rows, ReadReport report, String config) {
    static Reading of(FileFormat format, ReadOptions options, List<SourceFile> files) {
        List<ReadRow> rows = new ArrayList<>();
        try (TaskReader reader = format.read(files, options)) {
            for (Optional<ReadRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
            return new Reading(rows, reader.report(), reader.labelConfig());
        }
    }

    static Reading of(FileFormat format, ReadOptions options, String content) {
        return of(format, options, content.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(FileFormat format, ReadOptions options, byte[] content) {
        return of(format, options, List.of(SourceFile.of("file", content)));
    }

    /** The tasks as JSON. */
    List<String> tasks() {
        return rows.stream()
                .filter(ReadTask.class::isInstance)
                .map(row -> ((ReadTask) row).item().toString())
                .toList();
    }

    /** Notes and errors as sentences, in the order of the rows. */
    List<String> said() {
        List<String> said = new ArrayList<>();
        for (ReadRow row : rows) {
            switch (row) {
                case ReadTask task -> task.notes().forEach(note -> said.add(note.toString()));
                case RowError error -> said.add(error.toString());
            }
        }
        return said;
    }
}
