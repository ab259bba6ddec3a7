package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;

/** The caller's own tokens. Never write them into logs. */
public final class Tokens {
    private final Transport transport;

    Tokens(Transport transport) {
        this.transport = transport;
    }

    /** The caller's legacy token, which works only where the organisation allows such. */
    public String legacy() {
        return token(transport.get("/api/current-user/token").object(), "token");
    }

    /** Replaces the legacy token; the old one is dead at once. */
    public String resetLegacy() {
        return token(
                transport
                        .post("/api/current-user/reset-token/", JsonObject.empty())
                        .object(),
                "token");
    }

    /** Whether the organisation accepts legacy tokens. */
    public boolean legacyEnabled() {
        return transport
                .get("/api/jwt/settings")
                .object()
                .flag("legacy_api_tokens_enabled")
                .orElse(false);
    }

    /** Makes the organisation accept legacy tokens, or not. */
    public void enableLegacy(boolean enabled) {
        transport.post("/api/jwt/settings", JsonObject.empty().with("legacy_api_tokens_enabled", enabled));
    }

    /**
     * Makes a personal access token.
     *
     * @throws StudioApiException with status 409 if there is a living one
     */
    public String createPersonal() {
        return token(transport.post("/api/token/", JsonObject.empty()).object(), "token");
    }

    /** The living personal access tokens, without their signatures: good for recognising, not for use. */
    public List<String> listPersonal() {
        return transport.get("/api/token/").objects().stream()
                .map(item -> item.text("token").orElse(""))
                .toList();
    }

    /** Replaces a personal access token; the old one is dead at once. */
    public String rotatePersonal(String personalToken) {
        JsonObject body = JsonObject.empty().with("refresh", personalToken);
        return token(transport.post("/api/token/rotate/", body).object(), "refresh");
    }

    /**
     * Kills a personal access token.
     *
     * @throws StudioApiException with status 404 if it is none or dead already
     */
    public void revokePersonal(String personalToken) {
        transport.post("/api/token/blacklist/", JsonObject.empty().with("refresh", personalToken));
    }

    private String token(JsonObject answer, String key) {
        return answer.text(key)
                .orElseThrow(() -> new StudioProtocolException(
                        transport.base().toString(), "the answer holds no \"" + key + "\"", null));
    }
}
