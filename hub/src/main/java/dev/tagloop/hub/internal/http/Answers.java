package dev.tagloop.hub.internal.http;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.HubException.Kind;
import dev.tagloop.hub.repo.Revision;
import dev.tagloop.net.OutboundResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Turns refusals of the Hub into exceptions: by its error code, then by its message, then by the status. */
final class Answers {
    private static final String DISABLED = "Access to this resource is disabled.";
    private static final String BAD_TOKEN = "Invalid credentials in Authorization header";
    private static final Pattern REPOSITORY = Pattern.compile(".*/(api/(models|datasets|spaces)/.+|.+/resolve/.+)");
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int LONGEST_MESSAGE = 400;

    private final Credentials credentials;
    private final Endpoint endpoint;

    Answers(Credentials credentials, Endpoint endpoint) {
        this.credentials = credentials;
        this.endpoint = endpoint;
    }

    /**
     * What a refusal says.
     *
     * @param status its status
     * @param code the Hub's own code; empty for none
     * @param message the Hub's words
     * @param commit the commit that it names; empty for none
     * @param requestId what the Hub's operators need to find it
     * @param uri who answered
     */
    record Refusal(int status, String code, String message, String commit, String requestId, URI uri) {
        boolean isBadToken() {
            return status == 401 && message.equals(BAD_TOKEN);
        }
    }

    Refusal read(OutboundResponse response) {
        String body = body(response);
        String message = response.header("X-Error-Message").orElseGet(() -> inBody(body));
        String id = response.header("X-Request-Id")
                .or(() -> response.header("X-Amzn-Trace-Id"))
                .or(() -> response.header("X-Amz-Cf-Id"))
                .orElse("");
        String commit =
                response.header("X-Repo-Commit").filter(Revision::isCommit).orElse("");
        String code =
                endpoint.owns(response.uri()) ? response.header("X-Error-Code").orElse("") : "";
        return new Refusal(response.status(), code, clean(message), commit, clean(id), response.uri());
    }

    HubException exception(HubCall call, Refusal refusal) {
        Kind kind = kind(call, refusal);
        String why = switch (kind) {
            case REVISION_NOT_FOUND -> ": no such branch, tag or commit";
            case ENTRY_NOT_FOUND -> ": not in the repository at that revision";
            case GATED ->
                ": access has to be granted; ask for it on the repository's page and log in (HF_TOKEN or"
                        + " `tagloop hub login`)";
            case DISABLED -> ": the Hub has disabled this repository";
            case REPOSITORY_NOT_FOUND ->
                ": not on the Hub, or private; check the id, and for a private one log in (HF_TOKEN or"
                        + " `tagloop hub login`)";
            case TOKEN_INVALID ->
                ": the Hub refuses the "
                        + credentials.token().map(Object::toString).orElse("request without a token")
                        + "; make a new one in the Hub's settings and log in with `tagloop hub login`";
            case RATE_LIMITED -> ": too many requests; wait some minutes, or log in for a higher limit";
            case FORBIDDEN -> ": this account or token may not do that; check its role";
            default -> "";
        };
        return new HubException(kind, call.about() + why + tail(refusal), refusal.status(), refusal.commit(), null);
    }

    Kind kind(HubCall call, Refusal refusal) {
        switch (refusal.code()) {
            case "RevisionNotFound":
                return Kind.REVISION_NOT_FOUND;
            case "EntryNotFound":
                return Kind.ENTRY_NOT_FOUND;
            case "GatedRepo":
                return Kind.GATED;
            case "RepoNotFound":
                return Kind.REPOSITORY_NOT_FOUND;
            default:
                break;
        }
        if (!endpoint.owns(refusal.uri())) {
            return switch (refusal.status()) {
                case 429 -> Kind.RATE_LIMITED;
                case 500, 502, 503, 504 -> Kind.SERVER_ERROR;
                default -> Kind.HTTP;
            };
        }
        if (refusal.message().equals(DISABLED)) {
            return Kind.DISABLED;
        }
        return switch (refusal.status()) {
            case 400, 415, 422 -> Kind.BAD_REQUEST;
            case 401 -> refusal.isBadToken() || !isRepository(call) ? Kind.TOKEN_INVALID : Kind.REPOSITORY_NOT_FOUND;
            case 403 -> Kind.FORBIDDEN;
            case 409 -> Kind.CONFLICT;
            case 412 -> Kind.PRECONDITION_FAILED;
            case 429 -> Kind.RATE_LIMITED;
            default -> refusal.status() >= 500 ? Kind.SERVER_ERROR : Kind.HTTP;
        };
    }

    private static boolean isRepository(HubCall call) {
        return REPOSITORY.matcher(String.valueOf(call.uri().getRawPath())).matches();
    }

    /** Who said it in which words, and how its operators find it. */
    private static String tail(Refusal refusal) {
        URI uri = refusal.uri();
        String where = uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
        String message = refusal.message().isEmpty() ? "" : " \"" + refusal.message() + "\"";
        String id = refusal.requestId().isEmpty() ? "" : ", request " + refusal.requestId();
        return " (" + where + " answered " + refusal.status() + message + id + ")";
    }

    private static String body(OutboundResponse response) {
        try {
            return new String(response.body().readNBytes(LONGEST_BODY), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            // The status alone says enough.
            return "";
        }
    }

    private static String inBody(String body) {
        try {
            JsonNode tree = HubJson.read(body);
            JsonNode error = tree.path("error");
            if (error.isString()) {
                return error.asString();
            }
            JsonNode list = error.isArray() ? error : tree.path("errors");
            return StreamSupport.stream(list.spliterator(), false)
                    .map(item -> item.isString()
                            ? item.asString()
                            : item.path("message").asString(""))
                    .collect(Collectors.joining("; "));
        } catch (JacksonException e) {
            return "";
        }
    }

    private String clean(String text) {
        String shown = credentials.redacted(text).replaceAll("\\p{Cntrl}+", " ").strip();
        return shown.length() > LONGEST_MESSAGE ? shown.substring(0, LONGEST_MESSAGE) + "…" : shown;
    }

    /** What a server says about waiting: seconds of the window that is used up, else {@code Retry-After}. */
    static Optional<java.time.Duration> askedWait(OutboundResponse response) {
        if (response.status() != 429 && response.status() != 503) {
            return Optional.empty();
        }
        return response.header("RateLimit")
                .filter(header -> response.status() == 429)
                .flatMap(header -> seconds(header.replaceAll("(?s).*;\\s*t=(\\d+).*", "$1")))
                .or(() -> response.header("Retry-After").flatMap(Answers::seconds))
                .map(java.time.Duration::ofSeconds);
    }

    /** One second more than announced, since clocks are cut off. */
    private static Optional<Long> seconds(String text) {
        return text.strip().matches("\\d{1,9}") ? Optional.of(Long.parseLong(text.strip()) + 1) : Optional.empty();
    }
}
