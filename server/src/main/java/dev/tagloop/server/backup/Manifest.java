package dev.tagloop.server.backup;

import dev.tagloop.server.http.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup holds.
 *
 * @param release of the program that made it
 * @param format of its data: the number of the newest migration that they have seen
 * @param database the kind that they came from: {@code SQLite} or {@code PostgreSQL}
 * @param created when
 * @param secrets whether it holds the instance key, passwords' hashes, sessions and tokens
 * @param tables one a table of the format
 * @param counters the last id that each table has given
 * @param files of the data folder
 */
public record Manifest(
        String release,
        int format,
        String database,
        Instant created,
        boolean secrets,
        List<TableMark> tables,
        Map<String, Long> counters,
        List<FileMark> files) {
    /** The version of the way in which backups are written. */
    private static final int VERSION = 1;

    private static final String SHA256 = "[0-9a-f]{64}";

    /** Copies the lists. */
    public Manifest {
        tables = List.copyOf(tables);
        counters = new TreeMap<>(counters);
        files = List.copyOf(files);
    }

    /** Rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(TableMark::rows).sum();
    }

    /** Bytes of all rows' lines and all files. */
    public long size() {
        return tables.stream().mapToLong(TableMark::size).sum()
                + files.stream().mapToLong(FileMark::size).sum();
    }

    /** Rows of one table. */
    public long rows(String table) {
        return tables.stream()
                .filter(mark -> mark.name().equals(table))
                .mapToLong(TableMark::rows)
                .sum();
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("tagloop_backup", VERSION)
                .put("release", release)
                .put("format", format)
                .put("database", database)
                .put("created_at", created.toString())
                .put("secrets", secrets);
        ArrayNode tableList = json.putArray("tables");
        for (TableMark table : tables) {
            ObjectNode one = tableList.addObject().put("name", table.name());
            table.columns().forEach(one.putArray("columns")::add);
            one.put("rows", table.rows()).put("size", table.size()).put("sha256", table.sha256());
        }
        ObjectNode last = json.putObject("last_ids");
        counters.forEach(last::put);
        ArrayNode fileList = json.putArray("files");
        files.forEach(file -> fileList.addObject()
                .put("path", file.path())
                .put("size", file.size())
                .put("sha256", file.sha256()));
        return json;
    }

    /** @throws BackupException when the JSON is no manifest that this program can read */
    static Manifest read(JsonNode json) {
        int version = json.path("tagloop_backup").asInt(0);
        if (version > VERSION) {
            throw new BackupException("The backup was written by a newer Tagloop (release "
                    + json.path("release").asString("unknown") + "): use the program of that release.");
        }
        require(version == VERSION
                && json.path("tables").isArray()
                && json.path("files").isArray());
        List<TableMark> tables = new ArrayList<>();
        for (JsonNode table : json.path("tables")) {
            List<String> columns = new ArrayList<>();
            table.path("columns").forEach(column -> columns.add(column.asString("")));
            tables.add(new TableMark(
                    name(table.path("name")),
                    columns,
                    count(table.path("rows")),
                    count(table.path("size")),
                    digest(table.path("sha256"))));
        }
        Map<String, Long> counters = new TreeMap<>();
        json.path("last_ids").propertyStream().forEach(last -> counters.put(last.getKey(), count(last.getValue())));
        List<FileMark> files = new ArrayList<>();
        for (JsonNode file : json.path("files")) {
            files.add(new FileMark(
                    SafePath.require(file.path("path").asString("")),
                    count(file.path("size")),
                    digest(file.path("sha256"))));
        }
        requireOnce(tables.stream().map(TableMark::name).toList());
        requireOnce(files.stream().map(FileMark::path).toList());
        return new Manifest(
                json.path("release").asString("unknown"),
                Math.toIntExact(Math.min(count(json.path("format")), Integer.MAX_VALUE)),
                json.path("database").asString("unknown"),
                instant(json.path("created_at").asString("")),
                json.path("secrets").asBoolean(true),
                tables,
                counters,
                files);
    }

    private static String name(JsonNode value) {
        String name = value.asString("");
        require(name.matches("[a-z][a-z0-9_]{0,62}"));
        return name;
    }

    private static long count(JsonNode value) {
        require(value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0);
        return value.longValue();
    }

    private static String digest(JsonNode value) {
        require(value.asString("").matches(SHA256));
        return value.asString();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw unreadable();
        }
    }

    private static void requireOnce(List<String> names) {
        Set<String> seen = new HashSet<>();
        names.forEach(name -> require(seen.add(name)));
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw unreadable();
        }
    }

    private static BackupException unreadable() {
        return new BackupException("The file is no backup of Tagloop, or its manifest is damaged.");
    }
}
