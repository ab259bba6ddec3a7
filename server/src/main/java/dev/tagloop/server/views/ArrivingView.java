package dev.tagloop.server.views;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.RowInsert;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tab that comes from another server, checked like one that a request makes.
 *
 * @param id a free one that it keeps
 * @param told as the API shows it
 */
public record ArrivingView(Optional<Long> id, Long user, long position, ObjectNode told) {
    /**
     * Stores it.
     *
     * @return why it cannot be taken; empty when it is stored
     */
    public Optional<String> store(Handle handle, long project) throws SQLException {
        ViewInput input;
        try {
            input = ViewInput.of(Fields.of(told));
        } catch (ApiException e) {
            return Optional.of(Json.stored(e.body().path("validation_errors")));
        }
        try (RowInsert views = new RowInsert(
                handle.getConnection(),
                "views",
                "project_id",
                "user_id",
                "position",
                "data",
                "filters",
                "ordering",
                "selected")) {
            views.row(
                    id,
                    project,
                    user,
                    position,
                    input.data().orElse("{}"),
                    input.filters().flatMap(filters -> filters).orElse(null),
                    input.ordering().flatMap(ordering -> ordering).orElse(null),
                    input.selected().flatMap(selected -> selected).orElse(null));
        }
        return Optional.empty();
    }
}
