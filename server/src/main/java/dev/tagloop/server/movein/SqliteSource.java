package dev.tagloop.server.movein;

import dev.tagloop.core.text.Sha256;
import dev.tagloop.labelstudio.move.MoveException;
import dev.tagloop.labelstudio.move.MoveSource;
import dev.tagloop.server.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The SQLite file of a Label Studio, read as it lies there, in one transaction. Tables and columns differ between releases: what is missing is not
 * told, and rows in tables that nothing here reads are noted.
 */
public final class SqliteSource implements MoveSource {
    private static final List<String> DJANGO_JSON = List.of("data", "ordering", "selected_items");

    private final Path file;
    private final Connection connection;
    private final DjangoTables tables;
    private final List<String> notes = new ArrayList<>();

    private SqliteSource(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.tables = new DjangoTables(connection);
    }

    /** @throws MoveException when it is no such file */
    public static SqliteSource open(Path file) {
        Connection connection = SqliteFile.open(file);
        try {
            SqliteSource source = new SqliteSource(file, connection);
            if (!source.tables.user().exists()
                    || !source.tables.project().exists()
                    || !source.tables.task().exists()) {
                throw new MoveException("The file " + file
                        + " is no database of Label Studio: it has no tables htx_user, project and task. The right one is called"
                        + " label_studio.sqlite3 and lies in Label Studio's data folder.");
            }
            source.tables.unread().forEach(source.notes::add);
            return source;
        } catch (SQLException e) {
            SqliteFile.close(connection);
            throw SqliteFile.unreadable(file, e);
        } catch (MoveException e) {
            SqliteFile.close(connection);
            throw e;
        }
    }

    private interface Reading<T> {
        T read() throws SQLException;
    }

    private <T> T reading(Reading<T> work) {
        try {
            return work.read();
        } catch (SQLException e) {
            throw SqliteFile.unreadable(file, e);
        }
    }

    /** The organization that the file began with: a copy of the file is the same source. */
    @Override
    public String key() {
        return reading(() -> {
            String organization = tables.organization().all().stream()
                    .limit(1)
                    .map(row -> row.path("id") + " " + row.path("created_at").asString("") + " "
                            + row.path("token").asString(""))
                    .findFirst()
                    .orElse(file.toAbsolutePath().toString());
            return "label_studio.sqlite3 " + Sha256.hex(organization, 8);
        });
    }

    @Override
    public String name() {
        return "Label Studio's file " + file.getFileName();
    }

    @Override
    public long owner() {
        return reading(() -> tables.organization().all().stream()
                .map(row -> row.path("created_by").asLong(0))
                .findFirst()
                .orElse(0L));
    }

    @Override
    public List<ObjectNode> accounts() {
        return reading(() -> {
            List<ObjectNode> accounts = tables.user().all("custom_hotkeys");
            Map<Long, String> tokens = tables.token().all().stream()
                    .collect(Collectors.toMap(
                            row -> row.path("user").asLong(0),
                            row -> row.path("key").asString(""),
                            (first, second) -> first));
            List<Long> removed = tables.member().all().stream()
                    .filter(row -> row.path("deleted_at").isString())
                    .map(row -> row.path("user").asLong(0))
                    .toList();
            for (ObjectNode account : accounts) {
                long id = account.path("id").asLong(0);
                if (tokens.containsKey(id)) {
                    account.put("legacy_token", tokens.get(id));
                }
                account.put("is_member", !removed.contains(id));
            }
            return accounts;
        });
    }

    @Override
    public boolean takesLegacyTokens() {
        return reading(() -> {
            List<ObjectNode> settings = tables.jwtSettings().all();
            // Releases without this table knew no other tokens.
            return settings.isEmpty()
                    ? !tables.jwtSettings().exists()
                    : settings.stream().anyMatch(row -> Told.truth(row, "legacy_api_tokens_enabled", false));
        });
    }

    @Override
    public List<ObjectNode> projects() {
        return reading(() -> {
            List<ObjectNode> projects = tables.project().all("control_weights");
            for (ObjectNode project : projects) {
                long id = project.path("id").asLong(0);
                project.put("task_number", tables.task().count("project_id = ?", id));
                project.put("total_annotations_number", answers(id, "NOT " + cancelled()));
                project.put("skipped_annotations_number", answers(id, cancelled()));
                project.put("total_predictions_number", ofTasks(tables.prediction(), id, "1 = 1"));
            }
            return projects;
        });
    }

    private String cancelled() {
        return tables.annotation().has("was_cancelled") ? "COALESCE(was_cancelled, 0)" : "0";
    }

    private long answers(long project, String condition) throws SQLException {
        return ofTasks(tables.annotation(), project, condition);
    }

    private static long ofTasks(DjangoTable table, long project, String condition) throws SQLException {
        return table.has("task_id")
                ? table.count(condition + " AND task_id IN (SELECT id FROM task WHERE project_id = ?)", project)
                : 0;
    }

    @Override
    public Stream<ObjectNode> tasks(long project) {
        return StreamSupport.stream(new SqliteTasks(tables, project, file), false);
    }

    @Override
    public long highestId(String kind) {
        return reading(() -> switch (kind) {
            case "tasks" -> tables.task().highest("id");
            case "annotations" -> tables.annotation().highest("id");
            default -> tables.prediction().highest("id");
        });
    }

    @Override
    public List<ObjectNode> views(long project) {
        return reading(() -> {
            List<ObjectNode> views = new ArrayList<>();
            String order = tables.view().has("order") ? " ORDER BY \"order\", id" : "";
            for (ObjectNode row : tables.view().of("project_id", project, DJANGO_JSON, order)) {
                ObjectNode view = Json.object();
                view.set("id", row.path("id"));
                view.set("user", row.path("user"));
                ObjectNode data =
                        row.path("data").isObject() ? ((ObjectNode) row.get("data")).deepCopy() : Json.object();
                if (row.path("ordering").isArray() && !row.path("ordering").isEmpty()) {
                    data.set("ordering", row.get("ordering"));
                }
                if (row.path("filter_group").isIntegralNumber()) {
                    data.set("filters", filters(row.path("filter_group").asLong()));
                }
                view.set("data", data);
                if (row.path("selected_items").isObject()) {
                    view.set("selected_items", row.get("selected_items"));
                }
                views.add(view);
            }
            return views;
        });
    }

    private ObjectNode filters(long group) throws SQLException {
        ObjectNode filters = Json.object().put("conjunction", "and");
        ArrayNode items = filters.putArray("items");
        tables.filterGroup()
                .of("id", group, List.of(), "")
                .forEach(row ->
                        filters.put("conjunction", row.path("conjunction").asString("and")));
        String order = tables.filter().has("index") ? " ORDER BY \"index\", id" : "";
        if (!tables.filterLinks().exists()) {
            return filters;
        }
        for (ObjectNode row : tables.filter()
                .rows(
                        List.of("value"),
                        "id IN (SELECT filter_id FROM data_manager_filtergroup_filters WHERE filtergroup_id = ?)"
                                + order,
                        group)) {
            ObjectNode item = items.addObject();
            item.put("filter", row.path("column").asString(""));
            item.put("operator", row.path("operator").asString(""));
            item.put("type", row.path("type").asString(""));
            item.set("value", row.path("value"));
        }
        return filters;
    }

    @Override
    public List<ObjectNode> webhooks(long project) {
        return reading(() -> {
            List<ObjectNode> webhooks = tables.webhook().of("project_id", project, List.of("headers"), "");
            for (ObjectNode webhook : webhooks) {
                ArrayNode actions = webhook.putArray("actions");
                tables.webhookAction()
                        .of("webhook_id", webhook.path("id").asLong(), List.of(), "")
                        .forEach(row -> actions.add(row.path("action").asString("")));
            }
            return webhooks;
        });
    }

    @Override
    public List<ObjectNode> backends(long project) {
        return reading(() -> tables.backend().of("project_id", project, List.of("extra_params"), ""));
    }

    @Override
    public List<ObjectNode> labels() {
        return reading(() -> {
            List<ObjectNode> labels = tables.label().all("value");
            for (ObjectNode label : labels) {
                ArrayNode links = label.putArray("links");
                tables.labelLink()
                        .of("label_id", label.path("id").asLong(), List.of(), "")
                        .forEach(links::add);
            }
            return labels;
        });
    }

    @Override
    public List<ObjectNode> uploads(long project) {
        return reading(() -> tables.upload().of("project_id", project, List.of(), ""));
    }

    /** Uploaded files lie in the folder {@code media} beside the database. */
    @Override
    public boolean fetch(String name, Path target) throws IOException {
        Path media = file.toAbsolutePath().getParent().resolve("media").normalize();
        Path wanted = media.resolve(name).normalize();
        if (!wanted.startsWith(media) || !Files.isRegularFile(wanted)) {
            return false;
        }
        Files.copy(wanted, target, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        SqliteFile.close(connection);
    }
}
