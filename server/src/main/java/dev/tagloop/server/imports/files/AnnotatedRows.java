package dev.tagloop.server.imports.files;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.read.FileFormat;
import dev.tagloop.labelstudio.convert.read.ReadOptions.Division;
import dev.tagloop.labelstudio.convert.read.ReadRow;
import dev.tagloop.labelstudio.convert.read.ReadTask;
import dev.tagloop.labelstudio.convert.read.RowError;
import dev.tagloop.labelstudio.convert.read.RowNote;
import dev.tagloop.labelstudio.convert.read.TaskReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tasks out of annotated files of other programs. */
final class AnnotatedRows implements RowStream {
    private static final int MOST_NOTES = 1000;

    private final TaskReader reader;
    private final List<String> notes = new ArrayList<>();
    private String file = "";
    private int noted;
    private boolean ended;

    private AnnotatedRows(TaskReader reader) {
        this.reader = reader;
    }

    /** @param config the project's configuration; empty to have one made of what the files hold */
    static AnnotatedRows open(
            SourceFile source, FileFormat format, ReadOptions options, Optional<LabelConfig> config, Meter meter)
            throws IOException {
        List<SourceFile> files = source.together().isEmpty() ? List.of(source) : source.together();
        dev.tagloop.labelstudio.convert.read.ReadOptions wanted = new dev.tagloop.labelstudio.convert.read.ReadOptions(
                config,
                options.offsets(),
                Optional.empty(),
                options.split() == TextSplit.FILE ? Division.DOCUMENTS : Division.SENTENCES,
                options.labels());
        return new AnnotatedRows(told(() ->
                format.read(files.stream().map(file -> readable(file, meter)).toList(), wanted)));
    }

    private static dev.tagloop.labelstudio.convert.read.SourceFile readable(SourceFile source, Meter meter) {
        return new dev.tagloop.labelstudio.convert.read.SourceFile() {
            @Override
            public String name() {
                return source.plainName();
            }

            @Override
            public InputStream open() throws IOException {
                return source.open(meter);
            }
        };
    }

    private static <T> T told(Supplier<T> reading) throws IOException {
        try {
            return reading.get();
        } catch (ConversionException e) {
            throw new UnreadableFileException(e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public Row next() throws IOException {
        Optional<ReadRow> row = told(reader::next);
        if (row.isEmpty()) {
            if (!ended) {
                notes.addAll(reader.report().remarks());
                ended = true;
            }
            return null;
        }
        file = row.get().file();
        return switch (row.get()) {
            case ReadTask task -> {
                task.notes().forEach(this::note);
                yield new Item(task.row(), task.item());
            }
            case RowError error -> new Fault(error.row(), error.field(), error.message());
        };
    }

    private void note(RowNote note) {
        if (noted++ < MOST_NOTES) {
            notes.add(note.toString());
        }
    }

    /** The configuration that would fit. */
    String labelConfig() {
        return reader.labelConfig();
    }

    @Override
    public Optional<String> file() {
        return Optional.of(file).filter(name -> !name.isEmpty());
    }

    @Override
    public List<String> takeNotes() {
        List<String> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    @Override
    public void close() {
        reader.close();
    }
}
