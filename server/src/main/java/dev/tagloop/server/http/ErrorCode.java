package dev.tagloop.server.http;

import java.util.Locale;

/**
 * What went wrong, as a word that stays the same from release to release. It travels in the header {@value #HEADER} beside bodies that
 * are the original's to the letter; the page {@code /help/errors} explains each.
 */
public enum ErrorCode {
    BAD_REQUEST(400),
    BAD_JSON(400),
    BAD_FORM(400),
    BROKEN_BODY(400),
    VALIDATION_FAILED(400),
    NOT_SIGNED_IN(401),
    TOKEN_REFUSED(401),
    FORBIDDEN(403),
    CSRF_FAILED(403),
    NOT_FOUND(404),
    NO_SUCH_PAGE(404),
    PAGE_PAST_END(404),
    NOTHING_TO_LABEL(404),
    METHOD_NOT_ALLOWED(405),
    TOO_SLOW(408),
    CONFLICT(409),
    STALE_VERSION(412),
    TOO_LARGE(413),
    ADDRESS_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNPROCESSABLE(422),
    TOO_MANY_TRIES(429),
    HEADERS_TOO_LARGE(431),
    DEFECT(500),
    BUSY(503),
    STOPPING(503),
    STORE_FAILED(503),
    DISK_FULL(507);

    /** The header of an answer that has the code. */
    public static final String HEADER = "X-Tagloop-Error";

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The status that it comes with. */
    public int status() {
        return status;
    }

    /** As it is written: {@code validation-failed}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The path of the page that explains it. */
    public String page() {
        return "/help/errors#" + text();
    }

    /** The general code for a status, for errors that have no closer one. */
    public static ErrorCode of(int status) {
        for (ErrorCode code : values()) {
            if (code.status == status) {
                return code;
            }
        }
        return status >= 500 ? DEFECT : BAD_REQUEST;
    }
}
