package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;

/** How far the labelling of projects is; only Tagloop's servers tell it. */
public final class Labelling {
    private final Transport transport;

    Labelling(Transport transport) {
        this.transport = transport;
    }

    /**
     * Whether labelling a project should stop now.
     *
     * @return {@code verdict} ({@code stop}, {@code word}, {@code sentence}, {@code reasons}), {@code curve}, {@code projected}, {@code left}, {@code
     *     hours_left}, {@code stability}, {@code budget} and what they rest on
     */
    public JsonObject stopping(long projectId) {
        return transport.get(path(projectId) + "/stopping").object();
    }

    /**
     * Changes when it is enough.
     *
     * @param budget {@code share}, {@code budget_hours}, {@code budget_tasks}; what is left out stays, null takes a limit away
     * @return as {@link #stopping}
     */
    public JsonObject budget(long projectId, JsonObject budget) {
        return transport.patch(path(projectId) + "/stopping", budget).object();
    }

    /**
     * What suggestions saved.
     *
     * @return {@code time} (medians with and without suggestions), {@code edits} (what people did to them), the same by {@code labels}, {@code bands} of
     *     scores and {@code versions}, and the share that is {@code held_back}
     */
    public JsonObject saved(long projectId) {
        return transport.get(path(projectId) + "/saved").object();
    }

    /**
     * Changes the share of tasks that are shown without suggestions.
     *
     * @param share 0 to 0.5
     * @return as {@link #saved}
     */
    public JsonObject holdBack(long projectId, double share) {
        return transport
                .patch(path(projectId) + "/saved", JsonObject.empty().with("held_back", share))
                .object();
    }

    private static String path(long projectId) {
        return "/api/tagloop/projects/" + projectId;
    }
}
