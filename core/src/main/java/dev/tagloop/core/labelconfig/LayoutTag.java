package dev.tagloop.core.labelconfig;

/** A tag that arranges, explains or filters, and makes no region of its own. */
public sealed interface LayoutTag extends Tag {

    /** A box around other tags. */
    record View(Node node) implements LayoutTag {}

    /** A heading. */
    record Header(Node node) implements LayoutTag {}

    /** A style sheet. */
    record Style(Node node) implements LayoutTag {}

    /** A box that can be folded. */
    record Collapse(Node node) implements LayoutTag {}

    /** A search field over the options of a control; has {@code toName} but is no control. */
    record Filter(Node node) implements LayoutTag {}

    /** The kinds of relations between regions. */
    record Relations(Node node) implements LayoutTag {}
}
