package dev.tagloop.labelstudio.move;

/** Opens sources that are reached over the network; whoever starts a server decides by this what may be reached. */
public interface MoveSources {
    /** Who named the address. */
    enum NamedBy {
        /** Somebody with the server's data folder: any address. */
        OPERATOR,
        /** The owner by a request, of a server that is reached from its own machine only: public addresses, and those of this machine. */
        OWNER_NEARBY,
        /** The owner by a request: public addresses. */
        OWNER
    }

    /**
     * Opens a server of Label Studio's API, and asks it who the token belongs to.
     *
     * @throws MoveException when it does not answer, refuses the token, or is no such server
     */
    MoveSource open(String url, String token, NamedBy by);
}
