package dev.tagloop.net.internal;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection of the client library without its logs of heads and bytes: those hold tokens, cookies and passwords, and
 * would show them to whoever turns on debugging.
 */
final class QuietConnection extends DefaultManagedHttpClientConnection {
    QuietConnection(String id, Http1Config http) {
        super(id, null, null, http, null, null, null, null, null);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
        setSocketTimeout(Timeout.ofMilliseconds(socket.getSoTimeout()));
    }

    @Override
    public void bind(SSLSocket encrypted, Socket socket) throws IOException {
        bind(new SocketHolder(encrypted, socket));
        setSocketTimeout(Timeout.ofMilliseconds(encrypted.getSoTimeout()));
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
        // Not logged.
    }

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {
        // Not logged.
    }
}
