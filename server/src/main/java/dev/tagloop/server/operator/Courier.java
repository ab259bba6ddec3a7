package dev.tagloop.server.operator;

import java.io.IOException;
import java.net.URI;

/** Posts to a server; this module opens no outgoing connection itself. */
@FunctionalInterface
public interface Courier {
    /** What a server answered. */
    record Answer(int status, String body) {}

    /**
     * Posts JSON with the seal in its header {@link OperatorSeal#HEADER}.
     *
     * @throws IOException when nobody answers
     */
    Answer post(URI address, String seal, String json) throws IOException;
}
