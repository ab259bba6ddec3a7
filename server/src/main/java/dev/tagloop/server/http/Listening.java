package dev.tagloop.server.http;

import dev.tagloop.server.StudioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Takes the address before anything else is started, so that a refusal is one clear sentence. */
public final class Listening {
    /** Connections that may wait to be taken; the default of 50 makes a class of annotators who start together wait a second. */
    private static final int BACKLOG = 1024;

    private Listening() {}

    /** Whether a server on this host is reached from its own machine only. A name without an address is refused later, with its own words. */
    public static boolean isLoopback(String host) {
        InetSocketAddress address = new InetSocketAddress(host, 0);
        return address.isUnresolved() || address.getAddress().isLoopbackAddress();
    }

    static ServerSocketChannel bind(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new StudioException("The host \"" + host + "\" has no address here: choose another one with --host.");
        }
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                // A server that is started again at once must not wait for the old one's connections to time out.
                if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
                    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                }
                return channel.bind(address, BACKLOG);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw explain(host, port, e);
        }
    }

    private static StudioException explain(String host, int port, IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof BindException && message.contains("in use")) {
            return new StudioException(
                    "Port " + port + " on " + host
                            + " is taken by another program: stop it, or choose another port with --port (0 takes a free one).",
                    failure);
        }
        return new StudioException(
                "Cannot listen on " + host + ":" + port + " (" + message
                        + "): choose another address with --host or --port.",
                failure);
    }

    /** The connector around a channel that is bound already. */
    static ServerConnector connector(Server server, HttpConfiguration http, ServerSocketChannel channel) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        // At a stop, connections that nobody uses are closed after this time; the default of a second would be felt at
        // every Ctrl-C.
        connector.setShutdownIdleTimeout(100);
        try {
            connector.open(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }
}
