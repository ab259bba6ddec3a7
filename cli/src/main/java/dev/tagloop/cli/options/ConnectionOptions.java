package dev.tagloop.cli.options;

import dev.tagloop.cli.UserError;
import dev.tagloop.labelstudio.client.StudioClient;
import picocli.CommandLine.Option;

/** Which server a command talks to, under the names that Label Studio's scripts use. */
public final class ConnectionOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:LABEL_STUDIO_URL:-http://localhost:8080}",
            description = "The server (default: $LABEL_STUDIO_URL, else http://localhost:8080).")
    private String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:LABEL_STUDIO_API_KEY}",
            description = "Your token from Account & Settings (default: $LABEL_STUDIO_API_KEY).")
    private String token;

    /** A client for the server; nothing is sent yet. */
    public StudioClient connect() {
        if (token == null || token.isBlank()) {
            throw new UserError("No token for " + url
                    + ". Give --token or set LABEL_STUDIO_API_KEY; the token is on the server's account page.");
        }
        return StudioClient.connect(url, token);
    }

    /** The address given. */
    public String url() {
        return url;
    }
}
