package dev.tagloop.server.archives;

import dev.tagloop.core.text.Sha256;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.learner.LearnerSettings;
import dev.tagloop.server.projects.ProjectSettingsJson;
import dev.tagloop.server.storage.Schema;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.webhooks.LeavingWebhooks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a project as an archive, out of one snapshot of the store and row by row. */
final class ArchiveWriter {
    private static final int ROWS_AT_ONCE = 500;

    private final Handle handle;
    private final long project;
    private final boolean history;
    private final LongConsumer progress;
    private final Schema schema;
    private final List<ArchiveManifest.File> files = new ArrayList<>();
    private long written;

    /** @param progress hears how many rows are written, and may throw to stop */
    ArchiveWriter(Handle handle, long project, boolean history, LongConsumer progress) throws SQLException {
        this.handle = handle;
        this.project = project;
        this.history = history;
        this.progress = progress;
        this.schema = Schema.of(handle);
    }

    /** How many rows there are to write, without those of people. */
    long count() {
        long sum = 0;
        for (ArchivePart part : parts()) {
            sum += handle.createQuery("SELECT COUNT(*) " + part.source().replaceFirst(" ORDER BY .*", ""))
                    .bind("project", project)
                    .mapTo(Long.class)
                    .one();
        }
        return sum;
    }

    private List<ArchivePart> parts() {
        return Arrays.stream(ArchivePart.values())
                .filter(part -> history || part != ArchivePart.VERSIONS)
                .toList();
    }

    /** Writes it; the stream is flushed, not closed. */
    ArchiveManifest write(OutputStream out) throws IOException, SQLException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        ObjectNode settings = ProjectSettingsJson.of(handle, project);
        file(zip, "project.json", sink -> sink.line(settings));
        file(zip, "people.jsonl", this::people);
        for (ArchivePart part : parts()) {
            file(zip, part.file(), sink -> rows(part, sink));
        }
        file(zip, "webhooks.jsonl", sink -> {
            for (ObjectNode webhook : LeavingWebhooks.of(handle, project)) {
                sink.line(webhook);
            }
        });
        file(zip, "learner.json", sink -> sink.line(LearnerSettings.json(handle, project)));
        ArchiveManifest manifest =
                new ArchiveManifest(settings.path("title").asString(""), Times.now(), history, files);
        zip.putNextEntry(new ZipEntry(ArchiveManifest.NAME));
        zip.write(manifest.bytes());
        zip.closeEntry();
        zip.finish();
        out.flush();
        return manifest;
    }

    /** Writes the lines of one file. */
    @FunctionalInterface
    private interface Content {
        void write(Sink sink) throws IOException, SQLException;
    }

    private void file(ZipOutputStream zip, String name, Content content) throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(name));
        Sink sink = new Sink(zip);
        content.write(sink);
        zip.closeEntry();
        files.add(new ArchiveManifest.File(
                name, sink.rows, sink.bytes, HexFormat.of().formatHex(sink.digest.digest())));
    }

    /** Lines, counted and digested on their way. */
    private final class Sink {
        private final OutputStream out;
        private final MessageDigest digest = Sha256.fresh();
        private long rows;
        private long bytes;

        Sink(OutputStream out) {
            this.out = out;
        }

        void line(JsonNode json) throws IOException {
            byte[] line = Json.bytes(json);
            out.write(line);
            out.write('\n');
            digest.update(line);
            digest.update((byte) '\n');
            bytes += line.length + 1L;
            rows++;
        }

        void counted(JsonNode json) throws IOException {
            line(json);
            written++;
            if (written % ROWS_AT_ONCE == 0) {
                progress.accept(written);
            }
        }
    }

    /** Everybody whom a row names, so that they can be found again elsewhere by their address. */
    private void people(Sink sink) throws IOException, SQLException {
        List<String> ids = new ArrayList<>();
        for (ArchivePart part : parts()) {
            for (String column : part.people()) {
                ids.add("SELECT x." + column + " " + part.source().replaceFirst(" ORDER BY .*", ""));
            }
        }
        query(
                "SELECT id, email, first_name, last_name FROM users WHERE id IN (" + String.join(" UNION ", ids)
                        + ") ORDER BY id",
                ids.size(),
                row -> sink.line(Json.object()
                        .put("id", row.getLong("id"))
                        .put("email", row.getString("email"))
                        .put("first_name", row.getString("first_name"))
                        .put("last_name", row.getString("last_name"))));
    }

    private void rows(ArchivePart part, Sink sink) throws IOException, SQLException {
        List<Schema.Column> columns = schema.table(part.table()).columns().stream()
                .filter(column -> !part.leftOut().contains(column.name()))
                // Without the versions before it, the newest one is the first.
                .filter(column -> history
                        || part != ArchivePart.ANNOTATIONS
                        || !column.name().startsWith("version"))
                .toList();
        StringBuilder select = new StringBuilder("SELECT ");
        columns.forEach(
                column -> select.append(part.value(column.name(), history)).append(", "));
        part.body()
                .ifPresent(body -> body.json().keySet().stream()
                        .sorted()
                        .forEach(name -> select.append("b.")
                                .append(name)
                                .append(" AS body_")
                                .append(name)
                                .append(", ")));
        String key = part.body()
                .map(body -> "b." + schema.table(body.table()).key().getFirst())
                .orElse("1");
        query(select + key + " AS has_body " + part.source(), 1, row -> sink.counted(json(part, columns, row)));
    }

    private static ObjectNode json(ArchivePart part, List<Schema.Column> columns, ResultSet row) throws SQLException {
        ObjectNode json = Json.object();
        for (Schema.Column column : columns) {
            JsonNode value = column.read(row);
            json.set(column.name(), part.json().containsKey(column.name()) ? parsed(value) : value);
        }
        row.getLong("has_body");
        if (part.body().isPresent() && !row.wasNull()) {
            for (String name :
                    part.body().get().json().keySet().stream().sorted().toList()) {
                String stored = row.getString("body_" + name);
                json.set(name, stored == null ? json.nullNode() : Json.parse(stored));
            }
        }
        return json;
    }

    private static JsonNode parsed(JsonNode stored) {
        return stored.isNull() ? stored : Json.parse(stored.stringValue());
    }

    @FunctionalInterface
    private interface RowSink {
        void accept(ResultSet row) throws IOException, SQLException;
    }

    /** Rows as they come, some at a time. @param places how often the statement names the project */
    private void query(String sql, int places, RowSink sink) throws IOException, SQLException {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql.replace(":project", "?"))) {
            statement.setFetchSize(ROWS_AT_ONCE);
            for (int i = 1; i <= places; i++) {
                statement.setLong(i, project);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sink.accept(rows);
                }
            }
        }
    }
}
