package dev.tagloop.server.imports;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.PythonText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Who the annotators of imported annotations are, among the members of the project's organization. */
final class Annotators {
    private final Map<String, Long> byEmail = new HashMap<>();
    private final Set<Long> ids = new HashSet<>();
    private final long importer;

    private Annotators(long importer) {
        this.importer = importer;
    }

    static Annotators of(Handle handle, ProjectRef project, long importer) {
        Annotators annotators = new Annotators(importer);
        handle.createQuery("SELECT u.id, u.email FROM users u JOIN organization_members m ON m.user_id = u.id"
                        + " WHERE m.organization_id = :organization")
                .bind("organization", project.organizationId())
                .map((row, context) -> {
                    annotators.byEmail.put(row.getString("email"), row.getLong("id"));
                    return annotators.ids.add(row.getLong("id"));
                })
                .list();
        return annotators;
    }

    /** The account that {@code completed_by} names. @throws ApiException 400 when there is none */
    long id(Optional<JsonNode> completedBy) {
        if (completedBy.isEmpty()) {
            return importer;
        }
        JsonNode named = completedBy.get();
        if (named.isObject() && named.has("email")) {
            String email = named.get("email").asString("");
            Long id = byEmail.get(email.strip().toLowerCase(Locale.ROOT));
            if (id == null) {
                throw ApiException.invalidRequest("Unknown annotator's email " + email);
            }
            return id;
        }
        JsonNode number = named.isObject() && named.has("id") ? named.get("id") : named;
        String text = number.isIntegralNumber() || number.isString()
                ? number.asString().strip()
                : "";
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .filter(ids::contains)
                .orElseThrow(() -> ApiException.invalidRequest("Import data contains completed_by="
                        + PythonText.of(named) + " which is not a valid annotator's email or ID"));
    }
}
