package dev.tagloop.hub.auth;

import dev.tagloop.hub.HubEnvironment;
import dev.tagloop.hub.auth.HubToken.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the token that nobody gave: {@code HF_TOKEN}, then its older name, then the file that {@code login} wrote. */
public final class TokenResolution {
    private static final Logger log = LoggerFactory.getLogger(TokenResolution.class);

    private TokenResolution() {}

    /** The token of this environment, if it has one and may be sent unasked. */
    public static Optional<HubToken> implicit(HubEnvironment environment) {
        if (environment.implicitTokenDisabled()) {
            return Optional.empty();
        }
        return variable(environment, "HF_TOKEN")
                .or(() -> variable(environment, "HUGGING_FACE_HUB_TOKEN"))
                .or(() -> file(environment.tokenFile()));
    }

    private static Optional<HubToken> variable(HubEnvironment environment, String name) {
        return environment.text(name).flatMap(value -> HubToken.of(value, Origin.ENVIRONMENT, "the variable " + name));
    }

    private static Optional<HubToken> file(Path path) {
        try {
            return HubToken.of(Files.readString(path), Origin.FILE, "the file " + path);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            log.warn("The token file {} cannot be read ({}); going on without a token", path, e.toString());
            return Optional.empty();
        }
    }
}
