package dev.tagloop.cli.server;

import dev.tagloop.cli.data.Folders;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.export.ExportNotes;
import dev.tagloop.labelstudio.convert.export.ExportWriter;
import dev.tagloop.labelstudio.convert.export.TaskSource;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.export.DatasetSettings;
import dev.tagloop.learning.export.LabelDataset;
import dev.tagloop.learning.snapshot.AdjudicationPolicy;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.places.Scratch;
import dev.tagloop.server.LabelDatasets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Lets the server write labels as a data set. The types of columns are known when all tasks have been read, so it holds them in memory. */
public final class ServedDatasets implements LabelDatasets {
    /** So many tasks fit beside everything else that a server does. */
    private static final int MOST_TASKS = 50_000;

    @Override
    public ExportWriter writer(String title, String labelConfig) {
        return (tasks, out, notes) -> write(title, labelConfig, tasks, out, notes);
    }

    private static void write(String title, String labelConfig, TaskSource tasks, OutputStream out, ExportNotes notes)
            throws IOException {
        List<Task> read = new ArrayList<>();
        tasks.forEach(task -> {
            if (read.size() == MOST_TASKS) {
                throw new ConversionException(
                        "The project has more than " + MOST_TASKS
                                + " tasks, too many for a data set that the server makes; use the program: tagloop export --format hf");
            }
            read.add(task);
        });
        LabelSnapshot snapshot = LabelSnapshot.of(labelConfig, read, AdjudicationPolicy.STANDARD);
        String name = title.isBlank() ? "Labels" : title;
        LabelDataset dataset;
        try {
            dataset = LabelDataset.of(snapshot, DatasetSettings.of(name, "the project " + name));
        } catch (IllegalArgumentException e) {
            throw new ConversionException(e.getMessage());
        }
        dataset.report().notes().forEach(line -> notes.note("project", line));
        dataset.report().changes().forEach(line -> notes.note("project", line));
        Path folder = Scratch.folder("dataset");
        try {
            zip(folder, dataset.write(folder), out);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void zip(Path folder, List<Path> files, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Path file : files) {
            zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, zip);
            zip.closeEntry();
        }
        zip.finish();
        out.flush();
    }
}
