package dev.tagloop.server.http;

import io.javalin.http.Context;
import java.util.Optional;

/** Finds out who calls. */
@FunctionalInterface
public interface Authenticator {
    /**
     * @return the caller, or empty when the request carries no credentials
     * @throws ApiException 401 when it carries wrong ones, 403 when a session request fails its cross-site check
     */
    Optional<Caller> authenticate(Context context);
}
