package dev.tagloop.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * Fetches files that people name by their address instead of sending them. The server opens no outgoing connection by itself: whoever
 * starts it decides by this what may be reached, and how much may come. The addresses come from strangers.
 */
@FunctionalInterface
public interface RemoteFiles {
    /**
     * The content behind an address.
     *
     * @param address absolute, {@code http} or {@code https}
     * @throws IOException when it cannot or must not be fetched; the message is for the person who named it. Reading may throw as well
     */
    InputStream open(URI address) throws IOException;
}
