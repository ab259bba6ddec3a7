package dev.tagloop.labelstudio.backend;

/** A backend could not be reached, or said something that cannot be used. The message is one sentence for a person and holds none of its words. */
public class BackendException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Fault {
        /** The address is none, may not be asked, or its name is unknown. */
        ADDRESS,
        /** Nobody answers there. */
        CONNECTION,
        /** It did not answer in time. */
        TIME,
        /** It wants another user name and password. */
        LOG_IN,
        /** It answered with an error. */
        STATUS,
        /** It answered something that is not in the protocol, or more than is taken. */
        ANSWER,
        /** Its answer does not fit the tasks or the labelling configuration. */
        PREDICTION,
        /** It cannot learn, or has no such version. */
        LEARNING
    }

    private final Fault fault;
    private final int status;

    /** A failure. */
    public BackendException(Fault fault, String message, Throwable cause) {
        this(fault, 0, message, cause);
    }

    /** A failure. */
    public BackendException(Fault fault, String message) {
        this(fault, 0, message, null);
    }

    private BackendException(Fault fault, int status, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.status = status;
    }

    /** An answer with an error status. */
    static BackendException ofStatus(int status, String message) {
        Fault fault = status == 401 || status == 403 ? Fault.LOG_IN : Fault.STATUS;
        return new BackendException(fault, status, message, null);
    }

    /** What went wrong. */
    public Fault fault() {
        return fault;
    }

    /** The status that it answered; 0 if that was not what went wrong. */
    public int status() {
        return status;
    }
}
