package dev.tagloop.core.labelconfig.lint;

/** How bad a problem is. */
public enum Severity {
    /** Something will not work. */
    ERROR,
    /** Something is probably not meant so. */
    WARNING
}
