package dev.tagloop.server.imports;

import dev.tagloop.core.labelconfig.Variable;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.imports.files.FileLook;
import dev.tagloop.server.imports.files.FileRows;
import dev.tagloop.server.imports.files.RowStream;
import dev.tagloop.server.imports.files.SourceFile;
import dev.tagloop.server.imports.files.UnreadableFileException;
import dev.tagloop.server.tasks.ProjectRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How files would look as tasks, before anything is imported. */
final class FilePreview {
    private static final int TASKS = 10;
    private static final int ROWS = 200;
    private static final int FILES = 100;

    private final FileImportInput input;
    private final FileRows.Target target;
    private final Importer importer;
    private final RowErrors errors;
    private final List<Seen> seen = new ArrayList<>();
    private final ArrayNode files = Json.array();
    private final List<FileLook> looks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<String> problem = Optional.empty();
    private Optional<String> proposed = Optional.empty();

    /** A row and the file that it is from. */
    private record Seen(String file, RowStream.Row row) {}

    /** @param importer checks the rows and stores nothing */
    FilePreview(ProjectRef project, FileImportInput input, Importer importer, RowErrors errors) {
        this.input = input;
        this.target = FileImports.target(project);
        this.importer = importer;
        this.errors = errors;
    }

    ObjectNode json(FileSources sources, List<Upload> uploads) throws IOException {
        for (SourceFile file :
                sources.files().subList(0, Math.min(FILES, sources.files().size()))) {
            look(file);
        }
        ObjectNode json = Json.object();
        ArrayNode ids = json.putArray("file_upload_ids");
        uploads.forEach(upload -> ids.add(upload.id()));
        json.put("bytes", sources.size());
        json.put("file_count", sources.files().size());
        json.set("files", files);
        ArrayNode leftOut = json.putArray("left_out");
        sources.leftOut().stream().limit(FILES).forEach(leftOut::add);
        found(json);
        List<JsonNode> rows = items();
        SampleColumns columns = SampleColumns.of(rows);
        json.set("columns", columns.json());
        ColumnMap mapping = keys(json, columns);
        check(mapping);
        json.put("label_config", proposed.or(columns::proposedConfig).orElse(null));
        json.put("problem", problem.orElse(null));
        ArrayNode tasks = json.putArray("tasks");
        for (JsonNode row : rows.subList(0, Math.min(TASKS, rows.size()))) {
            tasks.add(mapping.task(row.deepCopy()));
        }
        errors(json);
        return json;
    }

    /** What the first file was found to be: the choices that a person can correct. */
    private void found(ObjectNode json) {
        Optional<FileLook> first = looks.stream().findFirst();
        json.put("format", first.map(look -> look.type().word()).orElse(null));
        json.put(
                "encoding",
                first.map(look -> look.encoding().name().toLowerCase(java.util.Locale.ROOT))
                        .orElse(null));
        json.put(
                "delimiter",
                first.flatMap(FileLook::delimiter).map(String::valueOf).orElse(null));
        json.put("split", input.reading().split().word());
    }

    /** The keys that the project's configuration reads, and a column for each that can be guessed. */
    private ColumnMap keys(ObjectNode json, SampleColumns columns) {
        List<String> wanted = target.config()
                .map(config -> config.variables().stream()
                        .map(Variable::key)
                        .distinct()
                        .toList())
                .orElse(List.of());
        ArrayNode keys = json.putArray("keys");
        wanted.forEach(keys::add);
        ObjectNode mapping = json.putObject("mapping");
        for (String key : wanted) {
            Optional.ofNullable(input.columns().columns().get(key))
                    .or(() -> columns.has(key) ? Optional.of(key) : Optional.empty())
                    .or(() -> key.equals(target.key()) ? columns.text() : Optional.empty())
                    .ifPresent(column -> mapping.put(key, column));
        }
        Map<String, String> guessed = new LinkedHashMap<>(input.columns().columns());
        mapping.properties().stream()
                .filter(entry -> !entry.getKey().equals(entry.getValue().stringValue()))
                .forEach(entry -> guessed.put(entry.getKey(), entry.getValue().stringValue()));
        return new ColumnMap(guessed, input.columns().keepsOthers());
    }

    private List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        for (Seen found : seen) {
            if (found.row() instanceof RowStream.Item item) {
                items.add(item.item());
            }
        }
        return items;
    }

    /** Tries the rows with the columns that were chosen, or are proposed. */
    private void check(ColumnMap mapping) {
        for (Seen found : seen) {
            errors.at(found.file(), found.row().number());
            switch (found.row()) {
                case RowStream.Item item ->
                    importer.add(mapping.task(item.item().deepCopy()), Optional.empty());
                case RowStream.Fault fault -> errors.add(fault);
            }
        }
    }

    private void look(SourceFile file) throws IOException {
        ObjectNode json = files.addObject().put("name", file.name()).put("bytes", file.size());
        try {
            FileLook look = FileLook.at(file, input.reading());
            looks.add(look);
            json.put("format", look.type().word()).put("packed", look.isPacked());
            if (proposed.isEmpty()) {
                proposed = FileRows.labelConfig(file, look, input.reading());
            }
            if (seen.size() < ROWS) {
                try (RowStream stream = FileRows.preview(file, look, input.reading(), target)) {
                    read(file, stream);
                }
            }
        } catch (UnreadableFileException e) {
            json.put("problem", e.getMessage());
            problem = problem.or(() -> Optional.of(file.name() + ": " + e.getMessage()));
        }
    }

    private void read(SourceFile file, RowStream stream) throws IOException {
        for (RowStream.Row row = stream.next(); row != null && seen.size() < ROWS; row = stream.next()) {
            notes.addAll(stream.takeNotes());
            seen.add(new Seen(stream.file().orElse(file.name()), row));
        }
    }

    private void errors(ObjectNode json) {
        ArrayNode told = json.putArray("notes");
        notes.stream().limit(TASKS).forEach(told::add);
        json.put("error_count", errors.count());
        ArrayNode list = json.putArray("errors");
        errors.first().stream().limit(TASKS).forEach(error -> list.add(error.json()));
    }
}
