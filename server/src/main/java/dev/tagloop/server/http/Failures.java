package dev.tagloop.server.http;

import dev.tagloop.server.storage.StorageBusyException;
import dev.tagloop.server.storage.StorageException;
import dev.tagloop.server.storage.StorageFullException;
import dev.tagloop.server.storage.UnstorableTextException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what handlers throw into answers: JSON in the original's shape for programs, a page for people, a line in the log where it is ours. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static void handle(RoutesConfig routes) {
        routes.exception(ApiException.class, (e, context) -> answer(context, e));
        routes.exception(PageNotFoundException.class, (e, context) -> nothingHere(context));
        routes.exception(StorageFullException.class, (e, context) -> {
            LOG.error("[{}] {}", RequestIds.of(context), e.getMessage());
            answer(context, ApiException.of(507, e.getMessage()));
        });
        routes.exception(
                UnstorableTextException.class, (e, context) -> answer(context, ApiException.of(400, e.getMessage())));
        routes.exception(
                StorageBusyException.class,
                (e, context) ->
                        answer(context, ApiException.of(503, e.getMessage()).with("Retry-After", "1")));
        routes.exception(StorageException.class, (e, context) -> {
            LOG.error("[{}] {} {}: {}", RequestIds.of(context), context.method(), context.path(), e.getMessage(), e);
            answer(
                    context,
                    ApiException.of(503, "The store does not answer; nothing was stored. Look into the server's log.")
                            .as(ErrorCode.STORE_FAILED)
                            .with("Retry-After", "5"));
        });
        routes.exception(Exception.class, Failures::defect);
        routes.after(Failures::mark);
    }

    private static void defect(Exception failure, Context context) {
        LOG.error("[{}] {} {} failed", RequestIds.of(context), context.method(), context.path(), failure);
        answer(
                context,
                ApiException.of(
                        500, "The server has a defect here: its log names it. Please report it with that log."));
    }

    /** Ends a request with an error. */
    static void answer(Context context, ApiException error) {
        error.headers().forEach(context::header);
        code(context, error.code());
        if (isForPerson(context)) {
            Pages.problem(context, error);
        } else {
            context.status(error.status()).contentType("application/json").result(Json.bytes(error.body()));
        }
    }

    /** Ends a request for an address that names nothing: the original answers with a page, also below its API. */
    static void nothingHere(Context context) {
        code(context, ErrorCode.NO_SUCH_PAGE);
        Pages.notFound(context);
    }

    /** The API always answers in JSON: it is what clients and its users in browsers know. */
    private static boolean isForPerson(Context context) {
        String accepted = context.header("Accept");
        return !context.path().startsWith("/api/") && accepted != null && accepted.startsWith("text/html");
    }

    /** Errors that a handler wrote by itself get the general code of their status. */
    private static void mark(Context context) {
        int status = context.statusCode();
        if (status >= 400 && context.res().getHeader(ErrorCode.HEADER) == null) {
            code(context, ErrorCode.of(status));
        }
    }

    private static void code(Context context, ErrorCode code) {
        context.header(ErrorCode.HEADER, code.text());
        context.header("Link", BareErrors.link(code));
    }
}
