package dev.tagloop.server.imports;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.Tag;
import dev.tagloop.core.labelconfig.Variable;
import dev.tagloop.labelstudio.json.JsonElements;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.imports.files.CsvTable;
import dev.tagloop.server.imports.files.Decoding;
import dev.tagloop.server.imports.files.Delimiters;
import dev.tagloop.server.imports.files.RowStream;
import dev.tagloop.server.imports.files.TextRows;
import dev.tagloop.server.imports.files.TextSplit;
import dev.tagloop.server.imports.files.UnreadableFileException;
import dev.tagloop.server.storage.StorageException;
import dev.tagloop.server.tasks.DataCheck;
import dev.tagloop.server.tasks.ProjectRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns uploaded files into items to import, by their extension as it is written, and collects what their columns are called. */
final class UploadReader {
    /** The name of the column of files that name none. */
    private static final String UNDEFINED = "$undefined$";

    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");

    private final String onlyColumn;
    private final Set<String> columns = new LinkedHashSet<>();

    UploadReader(ProjectRef project) {
        this.onlyColumn = onlyColumn(project);
    }

    /** Where the text goes of files that name no column. */
    static String onlyColumn(ProjectRef project) {
        return DataCheck.parse(project.labelConfig())
                .flatMap(UploadReader::firstVariable)
                .orElse(UNDEFINED);
    }

    /** The configuration's first data key, also one that stands inside another value, such as escaped HTML. */
    private static Optional<String> firstVariable(LabelConfig config) {
        return config.variables().stream()
                .map(Variable::key)
                .findFirst()
                .or(() -> config.root()
                        .walk()
                        .flatMap(tag -> hidden(tag).stream())
                        .findFirst());
    }

    private static Optional<String> hidden(Tag tag) {
        return tag.attribute("value")
                .map(VARIABLE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    /** Names of the columns of all files read so far. */
    Set<String> columns() {
        return columns;
    }

    /** Whether such a file is one of rows, so that it could also be taken as one task. */
    static boolean isTable(String extension) {
        return extension.equals(".csv") || extension.equals(".tsv") || extension.equals(".txt");
    }

    /**
     * Hands over the items of a file.
     *
     * @param asTasks false to make one task of the whole file: its address
     * @throws UnreadableFileException when the file cannot be parsed
     */
    void read(Upload upload, Path path, boolean asTasks, Consumer<JsonNode> items) {
        Consumer<JsonNode> data = found -> items.accept(item(found, upload));
        try {
            switch (asTasks ? upload.extension() : "") {
                case ".json" -> json(path, upload, items);
                case ".csv" -> table(CsvTable.of(() -> Decoding.utf8(path, ",;\r\n"), Delimiters.ofCommas(path)), data);
                case ".tsv" -> table(CsvTable.of(() -> Decoding.utf8(path, "\t\r\n"), '\t'), data);
                case ".txt" -> lines(path, data);
                default -> single(upload.address(), data);
            }
        } catch (IOException e) {
            throw new StorageException("The uploaded file " + upload.file() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ObjectNode item(JsonNode data, Upload upload) {
        ObjectNode item = Json.object();
        item.set("data", data);
        return item.put("file_upload_id", upload.id());
    }

    private void table(CsvTable table, Consumer<JsonNode> data) throws IOException {
        try (RowStream rows = table.rows()) {
            columns.addAll(table.names());
            each(rows, data);
        }
    }

    /** A task a line; a blank line is an empty text. */
    private void lines(Path path, Consumer<JsonNode> data) throws IOException {
        columns.add(UNDEFINED);
        try (RowStream rows = new TextRows(Decoding.utf8(path, ""), TextSplit.EVERY_LINE, onlyColumn)) {
            each(rows, data);
        }
    }

    /** Hands over all rows; one that is wrong spoils them all. */
    private static void each(RowStream rows, Consumer<JsonNode> data) throws IOException {
        for (RowStream.Row row = rows.next(); row != null; row = rows.next()) {
            switch (row) {
                case RowStream.Item item -> data.accept(item.item());
                case RowStream.Fault fault -> throw new UnreadableFileException(fault.message());
            }
        }
    }

    private void single(String address, Consumer<JsonNode> data) {
        columns.add(UNDEFINED);
        data.accept(Json.object().put(onlyColumn, address));
    }

    private void json(Path path, Upload upload, Consumer<JsonNode> items) throws IOException {
        try (JsonElements elements = JsonElements.of(Files.newInputStream(path))) {
            while (elements.hasNext()) {
                JsonNode element = elements.next();
                if (!element.isObject()) {
                    throw new UnreadableFileException(
                            "'" + Fields.pythonType(element) + "' object has no attribute 'get'");
                }
                ObjectNode item = (ObjectNode) element;
                if (!isTruthy(item.get("data"))) {
                    item = item(item, upload);
                }
                item.get("data").propertyNames().forEach(columns::add);
                items.accept(item.put("file_upload_id", upload.id()));
            }
        } catch (JsonException e) {
            throw new UnreadableFileException("Expected object or value");
        }
    }

    /** Whether Python would take the value for true. */
    private static boolean isTruthy(JsonNode node) {
        if (node == null || node.isNull()) {
            return false;
        }
        return node.isContainer()
                ? !node.isEmpty()
                : node.isBoolean()
                        ? node.booleanValue()
                        : node.isNumber()
                                ? Json.real(node) != 0
                                : !node.asString().isEmpty();
    }
}
