package dev.tagloop.server.http;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;

/** Connections that clients keep open between two requests. */
final class IdleConnections {
    private IdleConnections() {}

    /**
     * Closes those that wait for their next request, so that the end of a server need not wait until they count as idle. Others keep
     * what they are in the middle of.
     */
    static void close(Server server) {
        for (Connector connector : server.getConnectors()) {
            for (EndPoint end : connector.getConnectedEndPoints()) {
                if (isIdle(end)) {
                    end.close();
                }
            }
        }
    }

    /** It waits for bytes, and these would begin a request. */
    private static boolean isIdle(EndPoint end) {
        return end.isFillInterested()
                && end.getConnection() instanceof HttpConnection http
                && http.getHttpChannel().getRequest() == null;
    }
}
