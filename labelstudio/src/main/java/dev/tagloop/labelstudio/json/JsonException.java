package dev.tagloop.labelstudio.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Text that is no JSON, or JSON of another shape than asked for. The message says what and where, never the content. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault with its cause, which may be null. */
    public JsonException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The reader's complaint, with line and column. */
    public static JsonException of(JacksonException e) {
        TokenStreamLocation place = e.getLocation();
        String where = place == null || place.getLineNr() < 1
                ? ""
                : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return new JsonException(e.getOriginalMessage() + where, e);
    }
}
