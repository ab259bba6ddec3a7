package dev.tagloop.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Turns a host name or a literal address into addresses. The gate asks it once for each connection it opens, judges what it
 * answers, and connects to nothing else. Implementations bear several threads.
 */
@FunctionalInterface
public interface AddressResolver {
    /**
     * All addresses of {@code host}, best first.
     *
     * @throws UnknownHostException if there is none
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** The resolver of the operating system. */
    static AddressResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
