package dev.tagloop.server.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One request and its answer, in the terms of the API. */
public final class Call {
    private final Context context;
    private final Authenticator authenticator;
    private final BodyReader bodies;
    private final String baseUrl;
    private Optional<Caller> caller;
    private Body body;
    private boolean checked;

    Call(Context context, Authenticator authenticator, BodyReader bodies) {
        this.context = context;
        this.authenticator = authenticator;
        this.bodies = bodies;
        this.baseUrl =
                context.scheme() + "://" + Optional.ofNullable(context.host()).orElse("localhost");
    }

    /** The framework's view, for what this class does not name (cookies, streams). */
    public Context context() {
        return context;
    }

    /** Who calls, if anybody. */
    public Optional<Caller> maybeCaller() {
        if (caller == null) {
            caller = authenticator.authenticate(context);
        }
        return caller;
    }

    /** Who calls. @throws ApiException 401 when nobody does */
    public Caller caller() {
        return maybeCaller().orElseThrow(ApiException::unauthenticated);
    }

    /** Tells that the access function was asked; a route of the API that never asks is a defect and fails. */
    public void markChecked() {
        checked = true;
    }

    boolean isChecked() {
        return checked;
    }

    /** Scheme, host and port as the client wrote them, without a slash at the end. */
    public String baseUrl() {
        return baseUrl;
    }

    public HandlerType method() {
        return context.method();
    }

    public String path() {
        return context.path();
    }

    /**
     * An id in the path.
     *
     * @param kind what the id names, for the message of the 404 that a number beyond 64 bits gets
     */
    public long id(String parameter, String kind) {
        String text = context.pathParam(parameter);
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new PageNotFoundException();
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() >= Long.SIZE) {
            throw ApiException.noMatch(kind);
        }
        return number.longValue();
    }

    public Query query() {
        return new Query(context);
    }

    /** The body. @throws ApiException 400 for broken JSON, 413 for too much, 415 for a kind that the API does not take */
    public Body body() {
        if (body == null) {
            body = bodies.read(context);
        }
        return body;
    }

    /**
     * The items of a body that is JSON, to be read one by one instead of by {@link #body}; close them. Empty for every other body, and where
     * there is none.
     *
     * @throws ApiException 400 for JSON that is broken from its beginning, 413 for too much
     */
    public Optional<BodyItems> items() {
        return bodies.items(context);
    }

    /** The body's fields. */
    public Fields fields() {
        return Fields.of(body());
    }

    public void ok(JsonNode answer) {
        json(200, answer);
    }

    public void created(JsonNode answer) {
        json(201, answer);
    }

    public void json(int status, JsonNode answer) {
        context.status(status).contentType("application/json").result(Json.bytes(answer));
    }

    /** Names the version of what is answered, for a later {@code If-Match}. */
    public Call etag(long version) {
        context.header("ETag", IfMatch.tag(version));
        return this;
    }

    public void noContent() {
        context.status(204);
    }

    /**
     * An answer of events that goes on until the handler returns.
     *
     * @throws ApiException 403 for a session that another site makes use of
     */
    public EventStream events() throws IOException {
        if (caller().credential() == Caller.Credential.SESSION && CrossSite.isCrossSite(context)) {
            throw ApiException.of(403, "CSRF Failed: this stream is not for pages of other sites.")
                    .as(ErrorCode.CSRF_FAILED);
        }
        return new EventStream(context);
    }

    /** Done, and nothing to tell: 200 without a body. */
    public void empty() {
        context.status(200);
    }

    /** An answer that is no JSON. */
    public void bytes(int status, String contentType, byte[] bytes) {
        context.status(status).result(bytes);
        ExactContentType.set(context, contentType);
    }

    public void html(int status, String page) {
        bytes(status, "text/html; charset=utf-8", page.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The language to answer a person in. */
    public Language language() {
        return Language.of(context);
    }

    public void redirect(String location) {
        context.status(302).header("Location", location);
        ExactContentType.set(context, "text/html; charset=utf-8");
    }
}
