package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.labelstudio.convert.read.ReadReport;
import dev.tagloop.labelstudio.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells what an annotated file holds, and what became of it. */
final class FileImportReport {
    private final AnnotatedFile file;
    private final FileReading reading;

    FileImportReport(AnnotatedFile file, FileReading reading) {
        this.file = file;
        this.reading = reading;
    }

    /** Says how the file was understood, and warns of what is not as it stands there. */
    void tell(Console console) {
        console.say("Format: %s, because %s.".formatted(file.format().word(), file.reason()));
        reading.report().remarks().forEach(console::say);
        reading.notes().forEach(note -> console.warn(note.toString()));
        if (reading.noted() > reading.notes().size()) {
            console.warn("and %,d more of this kind"
                    .formatted(reading.noted() - reading.notes().size()));
        }
    }

    /** @throws UserError if nothing may be imported */
    void refuse(Path path, Optional<Path> errors, boolean skips) {
        ReadReport report = reading.report();
        if (report.tasks() + report.refused() == 0) {
            throw new UserError(path + " holds no tasks.");
        }
        if (report.refused() > 0 && (!skips || report.tasks() == 0)) {
            StringBuilder lines = new StringBuilder("%,d of %,d rows of %s cannot become tasks, so nothing is imported:"
                    .formatted(report.refused(), report.refused() + report.tasks(), path));
            reading.errors().forEach(error -> lines.append("\n  ").append(error));
            if (report.refused() > reading.errors().size()) {
                lines.append("\n  … and %,d more"
                        .formatted(report.refused() - reading.errors().size()));
            }
            lines.append(errors.map(file -> "\nAll of them are in " + file + ".")
                    .orElse("\n--errors FILE writes all of them to a file."));
            if (report.tasks() > 0) {
                lines.append(" --skip-errors imports the other rows.");
            }
            throw new UserError(lines.toString());
        }
    }

    JsonObject json() {
        ReadReport report = reading.report();
        return JsonObject.empty()
                .with("format", file.format().word())
                .with("unit", report.unit().word())
                .with("rows_refused", report.refused())
                .with("spans", report.spans())
                .with("remarks", report.remarks())
                .with("notes", reading.noted())
                .with("errors", reading.errors())
                .with("label_config", reading.config());
    }

    /** Shows what would be imported. */
    void printTrial(Console console) {
        ReadReport report = reading.report();
        List<?> first =
                reading.first().stream().map(task -> task.json().toNode()).toList();
        if (console.json()) {
            console.result(json().with("dry_run", true)
                    .with("tasks", report.tasks())
                    .with("annotations", report.annotations())
                    .with("predictions", report.predictions())
                    .with("first_tasks", first)
                    .toString());
            return;
        }
        console.say("Tasks: %,d with %,d annotations, %,d predictions and %,d spans; rows that cannot become tasks: %,d"
                .formatted(
                        report.tasks(), report.annotations(), report.predictions(), report.spans(), report.refused()));
        reading.errors().forEach(error -> console.say("  " + error));
        console.say("Label config:\n" + reading.config().strip());
        console.say("First tasks:");
        first.forEach(task -> console.say("  " + task));
        console.say("Nothing was changed (--dry-run).");
    }
}
