package dev.tagloop.server.projects;

import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.storage.SortKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which projects a list shows, and in which order. Built from the query alone; columns come from fixed lists. */
final class ProjectFilter {
    private static final Set<String> ORDERINGS =
            Set.of("id", "title", "created_at", "created_by", "updated_at", "task_number", "pinned_at", "is_draft");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final String order;

    private ProjectFilter(long organization, Query query) {
        where("organization_id = :organization", "organization", organization);
        if (query.has("ids")) {
            idsAre(query.list("ids"));
        }
        query.text("title").filter(text -> !text.isEmpty()).ifPresent(text -> contains("title", "title", text));
        query.text("search")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> contains("search", "title || ' ' || COALESCE(description, '')", text));
        switch (query.text("filter").orElse("all")) {
            case "pinned_only" -> conditions.add("pinned_at IS NOT NULL");
            case "exclude_pinned" -> conditions.add("pinned_at IS NULL");
            default -> {
                // "all", and whatever a newer client may ask for.
            }
        }
        this.order = order(query.text("ordering"));
    }

    static ProjectFilter of(long organization, Query query) {
        return new ProjectFilter(organization, query);
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private void idsAre(List<String> ids) {
        List<Long> numbers = ids.stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
        conditions.add(numbers.isEmpty() ? "FALSE" : "id IN (" + join(numbers) + ")");
    }

    /** Numbers only: safe inside a statement, and not limited by how many parameters a database takes. */
    private static String join(List<Long> numbers) {
        return String.join(", ", numbers.stream().map(String::valueOf).toList());
    }

    private void contains(String name, String column, String text) {
        String escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        where("folded(" + column + ") LIKE folded(:" + name + ") ESCAPE '\\'", name, "%" + escaped + "%");
    }

    /** Pinned ones first, the last pinned before the others, then the newest. */
    private static String order(Optional<String> asked) {
        if (asked.isPresent()) {
            boolean down = asked.get().startsWith("-");
            String column = down ? asked.get().substring(1) : asked.get();
            if (ORDERINGS.contains(column)) {
                return SortKey.of(column, down) + (down ? ", id DESC" : ", id");
            }
        }
        return "CASE WHEN pinned_at IS NULL THEN 1 ELSE 0 END, pinned_at DESC, id DESC";
    }

    long count(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM projects WHERE " + String.join(" AND ", conditions))
                .bindMap(values)
                .mapTo(Long.class)
                .one();
    }

    List<Project> page(Handle handle, Page page) {
        return handle.createQuery("SELECT * FROM projects WHERE " + String.join(" AND ", conditions) + " ORDER BY "
                        + order + " LIMIT :size OFFSET :offset")
                .bindMap(values)
                .bind("size", page.size())
                .bind("offset", page.offset())
                .map((row, context) -> ProjectRow.map(row))
                .list();
    }

    /** The whole list as one page of the query's number and size. */
    static Page pageOf(Call call, long count) {
        return Page.strict(call, count, 30);
    }
}
