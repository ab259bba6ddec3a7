package dev.tagloop.labelstudio.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Text that is no JSON, or JSON of another shape than asked for. The message says what and where, never the content: it may
 * be shown to somebody who must not see what was read.
 */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault with its cause, which may be null. */
    public JsonException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The reader's complaint in our words, with line and column where it has them. */
    public static JsonException of(JacksonException e) {
        return new JsonException(describe(e) + place(e), e);
    }

    private static String describe(JacksonException e) {
        return switch (e) {
            case StreamConstraintsException bound ->
                "it is beyond what is accepted: "
                        + bound.getOriginalMessage()
                                .replaceFirst(" \\(from .*", "")
                                .replaceFirst(", from `[^`]*`", "");
            case JacksonIOException io -> "it cannot be read: " + io.getOriginalMessage();
            case MismatchedInputException mismatch ->
                mismatch.getOriginalMessage().startsWith("Trailing token")
                        ? "there is more behind its end"
                        : mismatch.getOriginalMessage();
            // The kind of end is not always told by its type.
            default ->
                e.getOriginalMessage().startsWith("Unexpected end-of-input")
                        ? "it breaks off before its end"
                        : "it holds a character or word that is no JSON";
        };
    }

    private static String place(JacksonException e) {
        TokenStreamLocation place = e.getLocation();
        return place == null || place.getLineNr() < 1
                ? ""
                : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }
}
