package dev.tagloop.server.imports.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

/** Opens a file as what it was found to be. */
public final class FileRows implements RowStream {
    private static final long ROWS_OF_A_LOOK = 1000;

    private final RowStream rows;

    private FileRows(RowStream rows) {
        this.rows = rows;
    }

    /**
     * The rows of a file from the first.
     *
     * @param key of the text where a file names no columns
     * @throws UnreadableFileException when it is not what it looks like
     */
    public static RowStream open(SourceFile file, FileLook look, ReadOptions options, String key, Meter meter)
            throws IOException {
        return open(file, look, options, key, meter, Long.MAX_VALUE);
    }

    /** The same for a look at the first rows: no more are read to find out what columns of a table hold. */
    public static RowStream preview(SourceFile file, FileLook look, ReadOptions options, String key)
            throws IOException {
        return open(file, look, options, key, new Meter(() -> {}), ROWS_OF_A_LOOK);
    }

    private static RowStream open(
            SourceFile file, FileLook look, ReadOptions options, String key, Meter meter, long typedRows)
            throws IOException {
        try {
            return new FileRows(rows(file, look, options, key, meter, typedRows));
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
    }

    private static RowStream rows(
            SourceFile file, FileLook look, ReadOptions options, String key, Meter meter, long typedRows)
            throws IOException {
        if (look.type() != FileType.PARQUET && look.problem().isPresent()) {
            throw new UnreadableFileException(look.problem().get());
        }
        return switch (look.type()) {
            case JSON -> new JsonRows(file.open(meter));
            case JSONL -> lines(file, look, meter);
            case CSV, TSV ->
                CsvTable.of(
                                () -> Decoding.of(file.open(meter), look.encoding()),
                                look.delimiter().orElse(','),
                                typedRows)
                        .rows();
            case TXT -> new TextRows(Decoding.of(file.open(meter), look.encoding()), options.split(), key);
            case PARQUET -> parquet(file, look, meter);
        };
    }

    private static RowStream lines(SourceFile file, FileLook look, Meter meter) throws IOException {
        if (!look.encoding().equals(StandardCharsets.UTF_8)) {
            throw new UnreadableFileException(
                    "Lines of JSON must be UTF-8, not " + look.encoding().name());
        }
        return new JsonLineRows(file.open(meter));
    }

    private static RowStream parquet(SourceFile file, FileLook look, Meter meter) {
        if (look.isPacked()) {
            throw new UnreadableFileException("Parquet files are compressed already: send the file without gzip");
        }
        return new ParquetRows(new NamedFile(file.name(), file.file(), meter));
    }

    @Override
    public Row next() throws IOException {
        try {
            return rows.next();
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
    }

    private static UnreadableFileException broken(IOException e) {
        return new UnreadableFileException("The compressed content is broken: " + e.getMessage());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
