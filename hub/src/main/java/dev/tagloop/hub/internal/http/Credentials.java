package dev.tagloop.hub.internal.http;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.auth.HubToken;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of one client. One that nobody gave on purpose and that turns out to be wrong is no reason to refuse what is
 * public: it is left out from then on, with a warning.
 */
public final class Credentials {
    private static final Logger log = LoggerFactory.getLogger(Credentials.class);
    private static final String MASK = "hf_***";

    private final Optional<HubToken> token;
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile boolean rejected;

    /** The credentials of a client that has this token, or none. */
    public Credentials(Optional<HubToken> token) {
        this.token = token;
    }

    /** The token, whether it still counts or not. */
    public Optional<HubToken> token() {
        return token;
    }

    /** The token that goes along with a request. */
    Optional<HubToken> forCall(HubCall call) {
        return switch (call.auth()) {
            case NONE -> Optional.empty();
            case OPTIONAL -> {
                if (token.isEmpty() && warned.compareAndSet(false, true)) {
                    log.warn("No Hugging Face token (HF_TOKEN, or `tagloop hub login`): only public repositories can be"
                            + " read, with a lower rate limit");
                }
                yield rejected ? Optional.empty() : token;
            }
            case REQUIRED ->
                Optional.of(token.orElseThrow(() -> new HubException(
                        HubException.Kind.TOKEN_MISSING,
                        "Token is required for " + call.about() + ", but no token found: set HF_TOKEN or log in with"
                                + " `tagloop hub login`")));
        };
    }

    /** Whether to go on without the token that was just refused. */
    boolean goOnWithout(HubCall call) {
        boolean optional = call.auth() == HubCall.Auth.OPTIONAL
                && token.filter(HubToken::isImplicit).isPresent();
        if (optional && !rejected) {
            rejected = true;
            log.warn(
                    "The {} is not valid: going on without it, with public repositories only. Make a new one in the"
                            + " Hub's settings and log in with `tagloop hub login`",
                    token.get());
        }
        return optional;
    }

    /** A text without the token, in case a server repeats it. */
    String redacted(String text) {
        return token.map(known -> text.replace(known.value(), MASK)).orElse(text);
    }
}
