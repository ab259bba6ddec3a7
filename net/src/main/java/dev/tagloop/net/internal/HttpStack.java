package dev.tagloop.net.internal;

import dev.tagloop.net.AddressResolver;
import dev.tagloop.net.OutboundBody;
import dev.tagloop.net.OutboundException;
import dev.tagloop.net.OutboundLimitException;
import dev.tagloop.net.OutboundLimits;
import dev.tagloop.net.OutboundPolicy;
import dev.tagloop.net.OutboundRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Apache HttpClient with everything that acts on its own (redirects, cookies, retries, decompression) switched off. */
public final class HttpStack implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 64;
    private static final int LONGEST_HEADER_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    /** A pooled connection that rested longer than this is probed first, since nothing is sent twice behind one's back. */
    private static final TimeValue PROBE_AFTER = TimeValue.ofMilliseconds(100);

    private static final AtomicLong CONNECTIONS = new AtomicLong();

    private final CloseableHttpClient client;

    /** A stack that connects only where {@code policy} lets it. */
    public HttpStack(OutboundPolicy policy, AddressResolver resolver, OutboundLimits limits) {
        Http1Config http = Http1Config.custom()
                .setMaxLineLength(LONGEST_HEADER_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connect()))
                .setSocketTimeout(Timeout.of(limits.idle()))
                .setValidateAfterInactivity(PROBE_AFTER)
                .build();
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedResolver(resolver, policy, limits.connect()))
                        .setDefaultConnectionConfig(connections)
                        .setConnectionFactory(socket -> connection(socket, http))
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .evictIdleConnections(TimeValue.of(30, TimeUnit.SECONDS))
                .build();
    }

    private static ManagedHttpClientConnection connection(Socket socket, Http1Config http) throws IOException {
        ManagedHttpClientConnection connection = new QuietConnection("gate-" + CONNECTIONS.incrementAndGet(), http);
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    /**
     * Sends {@code first} and follows where it leads.
     *
     * @return the last hop and its opened body
     */
    public Answer send(OutboundRequest first, OutboundLimits limits) throws OutboundException {
        Deadline deadline = Deadline.in(limits.total());
        boolean answered = false;
        try {
            OutboundRequest request = first;
            for (int redirects = 0; ; redirects++) {
                Exchange exchange = exchange(request, limits, deadline);
                Optional<OutboundRequest> next = follow(request, exchange);
                if (next.isEmpty()) {
                    InputStream body = exchange.open();
                    answered = true;
                    return new Answer(exchange, body);
                }
                if (redirects == limits.redirects()) {
                    throw new OutboundLimitException(
                            request.uri(),
                            OutboundLimitException.Limit.REDIRECTS,
                            Shown.of(first.uri()) + " redirects more than " + limits.redirects() + " times",
                            null);
                }
                request = next.get();
            }
        } finally {
            if (!answered) {
                deadline.stop();
            }
        }
    }

    private static Optional<OutboundRequest> follow(OutboundRequest request, Exchange exchange)
            throws OutboundException {
        boolean handedOut = false;
        try {
            Optional<OutboundRequest> next = Redirects.next(request, exchange.status(), exchange.header("Location"));
            handedOut = next.isEmpty();
            return next;
        } finally {
            if (!handedOut) {
                exchange.closeForRedirect();
            }
        }
    }

    private Exchange exchange(OutboundRequest request, OutboundLimits limits, Deadline deadline)
            throws OutboundException {
        Target target = Target.of(request.uri());
        HttpUriRequestBase message = message(request, limits);
        deadline.guard(message);
        try {
            ClassicHttpResponse response = client.executeOpen(target.toHttpHost(), message, null);
            return new Exchange(request.uri(), message, response, limits, deadline);
        } catch (IOException | RuntimeException e) {
            throw new Failures(request.uri(), limits, deadline).translate(e);
        }
    }

    private static HttpUriRequestBase message(OutboundRequest request, OutboundLimits limits) {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.uri());
        message.setConfig(RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setResponseTimeout(Timeout.of(limits.idle()))
                .setConnectionRequestTimeout(Timeout.of(limits.total()))
                .build());
        for (Map.Entry<String, String> header : request.headers()) {
            message.addHeader(header.getKey(), header.getValue());
        }
        if (request.header("Accept-Encoding").isEmpty()) {
            message.addHeader("Accept-Encoding", "gzip");
        }
        if (request.header("User-Agent").isEmpty()) {
            message.addHeader("User-Agent", "tagloop");
        }
        request.body().map(HttpStack::entity).ifPresent(message::setEntity);
        return message;
    }

    private static HttpEntity entity(OutboundBody body) {
        ContentType type = ContentType.parse(body.contentType());
        return switch (body) {
            case OutboundBody.Bytes bytes -> new ByteArrayEntity(bytes.content(), type);
            case OutboundBody.File file -> new FileEntity(file.path().toFile(), type);
            case OutboundBody.Slice slice -> new SliceEntity(slice, type);
        };
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    /**
     * The last hop of a request.
     *
     * @param exchange the hop
     * @param body its body, under watch
     */
    public record Answer(Exchange exchange, InputStream body) {}
}
