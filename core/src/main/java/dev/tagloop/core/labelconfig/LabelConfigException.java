package dev.tagloop.core.labelconfig;

import java.util.Optional;

/**
 * A configuration that cannot be used. The message is the one that Label Studio gives, since scripts compare it; {@link
 * #place} says where the fault is.
 */
public final class LabelConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final transient Place openTag;
    private final String openTagName;
    private final boolean unfinished;

    LabelConfigException(String message, Place place) {
        this(message, place, null, null, false);
    }

    private LabelConfigException(String message, Place place, String openTagName, Place openTag, boolean unfinished) {
        super(message);
        this.place = place;
        this.openTagName = openTagName;
        this.openTag = openTag;
        this.unfinished = unfinished;
    }

    /** Text that is not well-formed XML; the message ends with the place. */
    static LabelConfigException syntax(String what, Place place) {
        return new LabelConfigException(what + ": " + place, place);
    }

    /** A text that ends while a tag is still open. */
    static LabelConfigException unfinished(Place end, String openTagName, Place openTag) {
        return new LabelConfigException("no element found: " + end, end, openTagName, openTag, true);
    }

    /** An end tag that does not end the tag that was opened last. */
    static LabelConfigException mismatched(Place end, String openTagName, Place openTag) {
        return new LabelConfigException("mismatched tag: " + end, end, openTagName, openTag, false);
    }

    /** Where the fault is. */
    public Place place() {
        return place;
    }

    /** Line of the fault, from 1. */
    public int line() {
        return place.line();
    }

    /** Column of the fault, from 0. */
    public int column() {
        return place.column();
    }

    /** The tag that was still open where the text ended or another one was closed, if that is the fault. */
    public Optional<String> openTag() {
        return Optional.ofNullable(openTagName);
    }

    /** Where that open tag begins. */
    public Optional<Place> openTagPlace() {
        return Optional.ofNullable(openTag);
    }

    /** What is wrong, without its place. */
    public String fault() {
        String message = getMessage();
        int colon = message.lastIndexOf(": " + place);
        return colon < 0 ? message : message.substring(0, colon);
    }

    /**
     * The fault as libxml2 words it, which some of Label Studio's routes answer with; columns there count from 1. Only the
     * wording of an unfinished text is known; any other fault keeps its own words.
     */
    public String libxmlMessage() {
        String where =
                "line " + place.line() + ", column " + (place.column() + 1) + " (<string>, line " + place.line() + ")";
        if (unfinished) {
            return "Premature end of data in tag " + openTagName + " line " + openTag.line() + ", " + where;
        }
        return fault() + ", " + where;
    }
}
