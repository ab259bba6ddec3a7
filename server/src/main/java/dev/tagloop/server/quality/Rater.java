package dev.tagloop.server.quality;

import dev.tagloop.server.http.Json;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who rates: a person or a version of a model.
 *
 * @param id the account's number, or {@link #MODEL} and the version's name
 * @param email of a person, else empty
 * @param name of a person, else the version
 */
public record Rater(String id, String email, String name) {
    /** Begins the id of a model. */
    public static final String MODEL = "model:";

    /** The order of ids: people by their number, then models by their name. */
    public static final Comparator<String> ORDER =
            Comparator.comparing(Rater::isModel).thenComparing(String::length).thenComparing(Comparator.naturalOrder());

    /** The id of a model's version. */
    public static String ofModel(String version) {
        return MODEL + version;
    }

    /** Whether this id is a model's. */
    public static boolean isModel(String id) {
        return id.startsWith(MODEL);
    }

    /** The rater of an id. @param people by id; who is not there is named by the id */
    public static Rater of(String id, Map<String, Rater> people) {
        return isModel(id)
                ? new Rater(id, "", id.substring(MODEL.length()))
                : people.getOrDefault(id, new Rater(id, "", ""));
    }

    /** All accounts by id. */
    public static Map<String, Rater> people(Handle handle) {
        Map<String, Rater> people = new HashMap<>();
        handle.createQuery("SELECT id, email, first_name, last_name FROM users")
                .map((row, context) -> people.put(
                        row.getString("id"),
                        new Rater(
                                row.getString("id"),
                                row.getString("email"),
                                (row.getString("first_name") + " " + row.getString("last_name")).strip())))
                .list();
        return people;
    }

    /** As the API tells it. */
    public ObjectNode json() {
        boolean model = isModel(id);
        ObjectNode json = Json.object().put("id", id);
        json.put("user", model ? null : number());
        return json.put("email", email).put("name", name).put("model", model ? name : null);
    }

    private Long number() {
        return id.chars().allMatch(Character::isDigit) && id.length() < 19 ? Long.valueOf(id) : null;
    }
}
