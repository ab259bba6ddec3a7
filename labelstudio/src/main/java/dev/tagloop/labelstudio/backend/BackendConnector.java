package dev.tagloop.labelstudio.backend;

/** Makes a backend behind an address usable like one in this process. Opens nothing by itself; bears several threads. */
@FunctionalInterface
public interface BackendConnector {
    /** Which addresses may be asked. */
    enum Reach {
        /** Public ones, and those that the operator allows. */
        PUBLIC,
        /** Those and this machine: for the connections that the owner of a server makes while it is reached from its own machine only. */
        THIS_MACHINE_TOO
    }

    /** The backend there. Nothing is asked yet. */
    ConnectedBackend connect(BackendAddress address, Reach reach);
}
