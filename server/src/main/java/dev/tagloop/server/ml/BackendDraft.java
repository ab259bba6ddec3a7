package dev.tagloop.server.ml;

import dev.tagloop.server.storage.Times;
import java.util.Map;

/** A connection with other values than the stored ones, to be tried before it is stored. */
final class BackendDraft {
    private final BackendRow base;

    private BackendDraft(BackendRow base) {
        this.base = base;
    }

    /** One that is not stored yet. */
    BackendDraft(long project, long user, String serverUrl) {
        this(new BackendRow(
                0,
                project,
                Times.now(),
                Times.now(),
                "",
                "",
                "",
                user,
                serverUrl,
                "NONE",
                "",
                null,
                null,
                100,
                false,
                false,
                "",
                "CO",
                null));
    }

    static BackendDraft of(BackendRow stored) {
        return new BackendDraft(stored);
    }

    /** With these columns in place of its own. */
    BackendRow with(Map<String, Object> columns) {
        return new BackendRow(
                base.id(),
                base.projectId(),
                base.createdAt(),
                base.updatedAt(),
                (String) columns.getOrDefault("title", base.title()),
                (String) columns.getOrDefault("description", base.description()),
                (String) columns.getOrDefault("url", base.url()),
                (Long) columns.getOrDefault("connected_by", base.connectedBy()),
                (String) columns.getOrDefault("server_url", base.serverUrl()),
                (String) columns.getOrDefault("auth_method", base.authMethod()),
                (String) columns.getOrDefault("basic_auth_user", base.basicAuthUser()),
                (String) columns.getOrDefault("basic_auth_pass", base.basicAuthPass()),
                (String) columns.getOrDefault("extra_params", base.extraParams()),
                (Double) columns.getOrDefault("timeout", base.timeout()),
                (Boolean) columns.getOrDefault("is_interactive", base.isInteractive()),
                (Boolean) columns.getOrDefault("auto_update", base.autoUpdate()),
                (String) columns.getOrDefault("model_version", base.modelVersion()),
                base.state(),
                base.errorMessage());
    }
}
