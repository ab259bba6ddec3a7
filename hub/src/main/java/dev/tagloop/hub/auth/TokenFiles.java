package dev.tagloop.hub.auth;

import dev.tagloop.hub.HubEnvironment;
import dev.tagloop.hub.HubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The two files that logging in writes and logging out removes: the token in use, and all by name. */
public final class TokenFiles {
    private final HubEnvironment environment;
    private final Path token;
    private final StoredTokens stored;

    /** The files of an environment. */
    public TokenFiles(HubEnvironment environment) {
        this.environment = environment;
        this.token = environment.tokenFile();
        this.stored = new StoredTokens(token.toAbsolutePath().resolveSibling("stored_tokens"));
    }

    /** Keeps a token under a name and makes it the one in use. */
    public void store(String name, String value) {
        try {
            stored.put(name.replaceAll("[\\[\\]\\p{Cntrl}]", "_"), value);
            SecretFile.write(token, value);
        } catch (IOException e) {
            throw disk("The token cannot be written beside " + token, e);
        }
    }

    /**
     * Forgets all tokens.
     *
     * @throws HubException if there is none, or if a variable still gives one
     */
    public void forgetAll() {
        if (!Files.exists(token) && !stored.exists()) {
            throw new HubException(HubException.Kind.TOKEN_MISSING, "Not logged in: there is no token in " + token);
        }
        try {
            Files.deleteIfExists(token);
            stored.delete();
        } catch (IOException e) {
            throw disk("The tokens beside " + token + " cannot be removed", e);
        }
        warnOfVariable();
    }

    /**
     * Forgets one token.
     *
     * @throws HubException if there is none of that name
     */
    public void forget(String name) {
        try {
            String value = stored.remove(name);
            if (value == null) {
                throw new HubException(
                        HubException.Kind.TOKEN_MISSING, "There is no token called \"" + name + "\" beside " + token);
            }
            if (Files.exists(token) && Files.readString(token).strip().equals(value)) {
                Files.delete(token);
                warnOfVariable();
            }
        } catch (IOException e) {
            throw disk("The tokens beside " + token + " cannot be changed", e);
        }
    }

    private void warnOfVariable() {
        if (environment
                .text("HF_TOKEN")
                .or(() -> environment.text("HUGGING_FACE_HUB_TOKEN"))
                .isPresent()) {
            throw new HubException(
                    HubException.Kind.CONFLICT,
                    "The token files are gone, but you are still logged in by the variable HF_TOKEN: clear it too");
        }
    }

    private static HubException disk(String what, IOException e) {
        return new HubException(HubException.Kind.DISK, what + ": " + e.getMessage(), e);
    }
}
