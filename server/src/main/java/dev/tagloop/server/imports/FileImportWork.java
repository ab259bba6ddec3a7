package dev.tagloop.server.imports;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.imports.files.FileLook;
import dev.tagloop.server.imports.files.FileRows;
import dev.tagloop.server.imports.files.Meter;
import dev.tagloop.server.imports.files.RowStream;
import dev.tagloop.server.imports.files.SourceFile;
import dev.tagloop.server.imports.files.UnreadableFileException;
import dev.tagloop.server.work.JobReport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One import of files: all of their tasks are seen at once at its end, or none. */
final class FileImportWork {
    private static final long REPORT_NANOS = 200_000_000;
    private static final int MOST_NAMED = 20;

    private final FileSources sources;
    private final FileImportInput input;
    private final FileRows.Target target;
    private final Importer importer;
    private final RowErrors errors;
    private final JobReport report;
    private final CancelToken cancel;
    private long total;
    private long done;
    private long rows;
    private long rowInFile;
    private long reported;

    FileImportWork(
            FileSources sources,
            FileImportInput input,
            FileRows.Target target,
            Importer importer,
            RowErrors errors,
            JobReport report,
            CancelToken cancel) {
        this.sources = sources;
        this.input = input;
        this.target = target;
        this.importer = importer;
        this.errors = errors;
        this.report = report;
        this.cancel = cancel;
    }

    /** Reads everything and publishes it. @throws RowsRefusedException when rows are wrong and none may be left out */
    Map<String, String> run() throws IOException {
        total = sources.size();
        sources.leftOut().stream()
                .limit(MOST_NAMED)
                .forEach(name -> report.log(name + " is left out: it has no ending of a file with tasks"));
        for (SourceFile file : sources.files()) {
            file(file);
            done += Math.max(0, file.size());
        }
        tell(done, true);
        cancel.throwIfCancelled();
        errors.require();
        Importer.Outcome outcome = input.isTrial() ? importer.counts() : publish();
        Map<String, String> result = new LinkedHashMap<>();
        result.put("rows", Long.toString(rows));
        result.put("tasks", Long.toString(outcome.tasks()));
        result.put("annotations", Long.toString(outcome.annotations()));
        result.put("predictions", Long.toString(outcome.predictions()));
        result.put("errors", Long.toString(errors.count()));
        if (outcome.replaced() > 0) {
            result.put("replaced_lone_surrogates", Long.toString(outcome.replaced()));
        }
        if (input.isTrial()) {
            result.put("dry_run", "true");
        }
        return result;
    }

    private Importer.Outcome publish() {
        if (importer.counts().tasks() == 0) {
            throw new UnreadableFileException(
                    rows == 0 ? "There are no rows in what was sent." : "All rows are wrong: nothing was imported.");
        }
        report.report("Publishing", total, total);
        return importer.finish(List.of());
    }

    private void file(SourceFile file) throws IOException {
        errors.at(file.name(), 0);
        rowInFile = 0;
        Meter meter = new Meter(cancel::throwIfCancelled);
        try {
            FileLook look = FileLook.at(file, input.reading());
            report.log(file.name() + ": " + look.type().word()
                    + (look.isPacked() ? ", gzip" : "") + ", " + look.encoding().name()
                    + look.delimiter()
                            .map(d -> ", \"" + (d == '\t' ? "tab" : d) + "\" between cells")
                            .orElse(""));
            report.report("Looking at " + file.name(), done, total);
            try (RowStream stream = FileRows.open(file, look, input.reading(), target, meter)) {
                read(file, stream, meter);
            }
        } catch (UnreadableFileException e) {
            // Nothing behind this place can be read; what is wrong before it is listed as well.
            errors.at(file.name(), rowInFile);
            errors.add(rowInFile + 1, "", e.getMessage());
        }
    }

    private void read(SourceFile file, RowStream stream, Meter meter) throws IOException {
        long before = meter.bytes();
        for (RowStream.Row row = stream.next(); row != null; row = stream.next()) {
            cancel.throwIfCancelled();
            rows++;
            rowInFile = row.number();
            errors.at(stream.file().orElse(file.name()), row.number());
            stream.takeNotes().forEach(report::log);
            switch (row) {
                case RowStream.Item item -> importer.add(input.columns().task(item.item()), Optional.of(file.upload()));
                case RowStream.Fault fault -> errors.add(fault);
            }
            tell(done + meter.bytes() - before, false);
        }
        stream.takeNotes().forEach(report::log);
    }

    private void tell(long bytes, boolean now) {
        long time = System.nanoTime();
        if (!now && time - reported < REPORT_NANOS) {
            return;
        }
        reported = time;
        report.report(input.isTrial() ? "Checking" : "Importing", Math.min(bytes, total), total);
        ObjectNode point = Json.object().put("rows", rows).put("errors", errors.count());
        report.figures(point);
    }

    /** What a failure means to the person who waits for the import. */
    static RuntimeException told(RuntimeException failure) {
        return failure instanceof ApiException api ? new UnreadableFileException(api.firstMessage()) : failure;
    }
}
