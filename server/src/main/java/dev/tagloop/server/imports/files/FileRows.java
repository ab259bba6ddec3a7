package dev.tagloop.server.imports.files;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.read.FileFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Opens a file as what it was found to be. */
public final class FileRows implements RowStream {
    private static final long ROWS_OF_A_LOOK = 1000;

    private final RowStream rows;

    private FileRows(RowStream rows) {
        this.rows = rows;
    }

    /**
     * Where rows go.
     *
     * @param key of the text where a file names no columns
     * @param config of the project, for annotated files
     */
    public record Target(String key, Optional<LabelConfig> config) {}

    /**
     * The rows of a file from the first.
     *
     * @throws UnreadableFileException when it is not what it looks like
     */
    public static RowStream open(SourceFile file, FileLook look, ReadOptions options, Target target, Meter meter)
            throws IOException {
        return open(file, look, options, target, meter, Long.MAX_VALUE);
    }

    /** The same for a look at the first rows: no more are read to find out what columns of a table hold. */
    public static RowStream preview(SourceFile file, FileLook look, ReadOptions options, Target target)
            throws IOException {
        return open(file, look, options, target, new Meter(() -> {}), ROWS_OF_A_LOOK);
    }

    /** The configuration that fits what an annotated file holds; empty for other files. */
    public static Optional<String> labelConfig(SourceFile file, FileLook look, ReadOptions options) throws IOException {
        Optional<FileFormat> format = look.type().annotated();
        if (format.isEmpty()) {
            return Optional.empty();
        }
        try (AnnotatedRows rows =
                AnnotatedRows.open(file, format.get(), options, Optional.empty(), new Meter(() -> {}))) {
            return Optional.of(rows.labelConfig());
        }
    }

    private static RowStream open(
            SourceFile file, FileLook look, ReadOptions options, Target target, Meter meter, long typedRows)
            throws IOException {
        return new FileRows(rows(file, look, options, target, meter, typedRows));
    }

    private static RowStream rows(
            SourceFile file, FileLook look, ReadOptions options, Target target, Meter meter, long typedRows)
            throws IOException {
        Optional<FileFormat> annotated = look.type().annotated();
        if (annotated.isPresent()) {
            return AnnotatedRows.open(file, annotated.get(), options, target.config(), meter);
        }
        if (look.problem().isPresent()) {
            throw new UnreadableFileException(look.problem().get());
        }
        return switch (look.type()) {
            case CSV, TSV ->
                CsvTable.of(
                                () -> Decoding.of(file.open(meter), look.encoding()),
                                look.delimiter().orElse(','),
                                typedRows)
                        .rows();
            case TXT -> new TextRows(Decoding.of(file.open(meter), look.encoding()), options.split(), target.key());
            case PARQUET -> parquet(file, look, meter);
            default -> new CheckedRows(new JsonRows(file.open(meter)), target.config());
        };
    }

    private static RowStream parquet(SourceFile file, FileLook look, Meter meter) throws IOException {
        if (look.isPacked()) {
            throw new UnreadableFileException("Parquet files are compressed already: send the file without gzip");
        }
        return new ParquetRows(new NamedFile(file.name(), file.file(), meter));
    }

    @Override
    public Row next() throws IOException {
        return rows.next();
    }

    @Override
    public Optional<String> file() {
        return rows.file();
    }

    @Override
    public List<String> takeNotes() {
        return rows.takeNotes();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
