package dev.tagloop.core.labelconfig;

/** A tag that this version does not know and that is neither object nor control; kept with all that is in it. */
public record UnknownTag(Node node) implements Tag {}
