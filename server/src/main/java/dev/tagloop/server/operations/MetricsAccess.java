package dev.tagloop.server.operations;

/** Who may read the server's measurements. */
public enum MetricsAccess {
    /** The owner of the server, by token or session. */
    OWNER,
    /** Besides, without any credentials, programs on this machine that connect directly. */
    LOCAL,
    /** Nobody: the page is not there. */
    OFF
}
