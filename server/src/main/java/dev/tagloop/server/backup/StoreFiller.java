package dev.tagloop.server.backup;

import dev.tagloop.server.storage.FreshStore;
import dev.tagloop.server.storage.Loading;
import dev.tagloop.server.storage.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fills a new store with the rows of another, and reads them again to see that they are the same. */
final class StoreFiller {
    private final FreshStore store;
    private final List<TableMark> marks;
    private final Map<String, Long> counters;
    private final Watch watch;

    StoreFiller(FreshStore store, List<TableMark> marks, Map<String, Long> counters, Watch watch) {
        this.store = store;
        this.marks = marks;
        this.counters = counters;
        this.watch = watch;
    }

    /** Where the lines of a table come from. */
    @FunctionalInterface
    interface Source {
        BufferedReader rows(TableMark table) throws IOException;
    }

    /** What is done to the rows when they are all there. */
    @FunctionalInterface
    interface Last {
        void change(Connection connection) throws SQLException;
    }

    /** What is done when nothing but showing the rows is left. */
    @FunctionalInterface
    interface Settling {
        void settle() throws IOException;
    }

    /** @throws dev.tagloop.server.StudioException with one sentence; then there are no rows */
    void fill(Source source, Last last, Settling settling) throws IOException {
        try (Loading loading = store.load()) {
            Connection connection = loading.connection();
            Schema schema = Schema.of(connection);
            requireSameTables(schema);
            load(connection, schema, source);
            compare(connection, schema);
            last.change(connection);
            loading.finish(counters);
            settling.settle();
            loading.commit();
        } catch (SQLException e) {
            throw store.explain(e);
        }
    }

    private void requireSameTables(Schema schema) {
        Set<String> tables = new HashSet<>();
        schema.tables().forEach(table -> tables.add(table.name()));
        marks.stream().filter(mark -> !tables.remove(mark.name())).findFirst().ifPresent(mark -> {
            throw new BackupException("The backup is not used: its format has no table " + mark.name() + ".");
        });
        if (!tables.isEmpty()) {
            throw new BackupException("The backup is not used: it lacks the tables " + String.join(", ", tables) + ".");
        }
        counters.keySet().stream()
                .filter(name -> marks.stream().noneMatch(mark -> mark.name().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new BackupException("The backup is not used: it counts the ids of " + name
                            + ", which is no table of its format.");
                });
    }

    private long total() {
        return marks.stream().mapToLong(TableMark::rows).sum();
    }

    private void load(Connection connection, Schema schema, Source source) throws SQLException, IOException {
        long done = 0;
        for (TableMark mark : marks) {
            watch.step("Rows", done, total());
            try (BufferedReader lines = source.rows(mark)) {
                new TableRows(schema.table(mark.name()), mark.columns())
                        .load(connection, lines, watch.rows("Rows", done, total()));
            }
            done += mark.rows();
        }
    }

    /** What a database made of the rows tells whether it holds them. */
    private void compare(Connection connection, Schema schema) throws SQLException, IOException {
        long done = 0;
        for (TableMark mark : marks) {
            watch.step("Comparing", done, total());
            TableMark found = new TableRows(schema.table(mark.name()), mark.columns())
                    .write(
                            connection,
                            row -> true,
                            OutputStream.nullOutputStream(),
                            watch.rows("Comparing", done, total()));
            if (!found.equals(mark)) {
                throw new BackupException("The rows of the table " + mark.name()
                        + " are not the same after they were stored (" + found.rows() + " of " + mark.rows()
                        + "): nothing was kept of it. Please report this.");
            }
            done += mark.rows();
        }
    }
}
