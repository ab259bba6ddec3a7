package dev.tagloop.hub;

import java.util.OptionalInt;

/**
 * The Hub, or the cache, could not do what was asked. The message says what happened, where and what to do, holds no token,
 * and is meant to be shown as it is; {@link #kind()} is for programs.
 */
public final class HubException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The repository is not there, or it is private and this account may not see it: the Hub does not tell which. */
        REPOSITORY_NOT_FOUND,
        /** Access to the repository has to be asked for on its page. */
        GATED,
        /** The Hub closed the repository. */
        DISABLED,
        /** The repository has no such branch, tag or commit. */
        REVISION_NOT_FOUND,
        /** The repository has no such file at that revision. */
        ENTRY_NOT_FOUND,
        /** The Hub cannot be asked, and the cache does not have it. */
        NOT_CACHED,
        /** Offline mode is on. */
        OFFLINE,
        /** The host could not be reached, or the connection broke off too often. */
        UNREACHABLE,
        /** The outbound gate forbids the address. */
        REFUSED,
        /** The answer is not that of a Hub. */
        NOT_A_HUB,
        /** What arrived is not what the Hub announced. */
        CORRUPT,
        /** No token where one is needed. */
        TOKEN_MISSING,
        /** The token is wrong, or has been revoked. */
        TOKEN_INVALID,
        /** The token may not do this. */
        FORBIDDEN,
        /** It is there already, or somebody else is writing. */
        CONFLICT,
        /** The branch moved since the parent commit that was named. */
        PRECONDITION_FAILED,
        /** The Hub found the request wrong. */
        BAD_REQUEST,
        /** Too many requests, and waiting did not help. */
        RATE_LIMITED,
        /** The server failed, and trying again did not help. */
        SERVER_ERROR,
        /** Another status. */
        HTTP,
        /** The name of a file, a revision or a header would do harm. */
        HOSTILE,
        /** Reading or writing this machine's disk failed. */
        DISK,
        /** Somebody cancelled it. */
        CANCELLED
    }

    private final Kind kind;
    private final int status;
    private final String commit;

    public HubException(Kind kind, String message) {
        this(kind, message, 0, "", null);
    }

    public HubException(Kind kind, String message, Throwable cause) {
        this(kind, message, 0, "", cause);
    }

    /**
     * A failure that an answer told of.
     *
     * @param status the status code
     * @param commit the commit that the answer named; empty for none
     */
    public HubException(Kind kind, String message, int status, String commit, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.commit = commit;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** The status code, if an answer came. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** The commit in which an entry was not found; empty if unknown. */
    public String commit() {
        return commit;
    }
}
