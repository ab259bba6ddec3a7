package dev.tagloop.labelstudio.convert.read;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** The JSON values of several files, one behind the other: each file is opened when the one before has ended. */
final class AllRecords implements Records {
    private final Iterator<SourceFile> files;
    private final Function<SourceFile, Records> opening;
    private String file = "";
    private Records records;

    AllRecords(List<SourceFile> files, Function<SourceFile, Records> opening) {
        this.files = files.iterator();
        this.opening = opening;
    }

    /** The file that the last value came from. */
    String file() {
        return file;
    }

    @Override
    public Row next() {
        while (true) {
            Row row = records == null ? null : records.next();
            if (row != null) {
                return row;
            }
            close();
            if (!files.hasNext()) {
                return null;
            }
            SourceFile source = files.next();
            file = source.name();
            records = opening.apply(source);
        }
    }

    @Override
    public void close() {
        if (records != null) {
            records.close();
            records = null;
        }
    }
}
