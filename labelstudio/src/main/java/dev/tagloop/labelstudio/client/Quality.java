package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Query;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** How good a project's labels are; only Tagloop's servers tell. Names of settings are those of the API's query. */
public final class Quality {
    private final Transport transport;

    Quality(Transport transport) {
        this.transport = transport;
    }

    /** How far annotators agree. @param settings such as {@code measure}, {@code control}, {@code models}, {@code period} */
    public JsonObject agreement(long projectId, Map<String, String> settings) {
        return transport.get(path(projectId) + "/agreement", query(settings)).object();
    }

    /** How far annotators can be relied on. @param settings such as {@code method} */
    public JsonObject reliability(long projectId, Map<String, String> settings) {
        return transport.get(path(projectId) + "/reliability", query(settings)).object();
    }

    /** A page of labels that are likely wrong. @param settings such as {@code kind}, {@code state}, {@code page}, {@code page_size} */
    public JsonObject errors(long projectId, Map<String, String> settings) {
        return transport.get(path(projectId) + "/errors", query(settings)).object();
    }

    /**
     * Begins to look for errors; {@link Archives#await} waits for the end of the job.
     *
     * @param control empty for the first that can be compared
     * @param models whether models are trained that judge the labels
     */
    public JsonObject search(long projectId, Optional<String> control, boolean models) {
        Query query = control.map(name -> Query.none().with("control", name)).orElse(Query.none());
        return transport
                .post(
                        path(projectId) + "/errors/search",
                        query,
                        JsonObject.empty().with("models", models))
                .object();
    }

    private static Query query(Map<String, String> settings) {
        Query query = Query.none();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            query = query.with(setting.getKey(), setting.getValue());
        }
        return query;
    }

    private static String path(long projectId) {
        return "/api/tagloop/projects/" + projectId + "/quality";
    }
}
