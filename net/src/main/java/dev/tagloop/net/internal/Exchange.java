package dev.tagloop.net.internal;

import dev.tagloop.net.OutboundException;
import dev.tagloop.net.OutboundLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** One request and its answer on one connection: a hop of the way that redirects make. */
public final class Exchange {
    private final URI uri;
    private final HttpUriRequestBase request;
    private final ClassicHttpResponse response;
    private final OutboundLimits limits;
    private final Deadline deadline;
    private final Failures failures;
    private InputStream raw = InputStream.nullInputStream();
    private boolean closed;

    Exchange(
            URI uri,
            HttpUriRequestBase request,
            ClassicHttpResponse response,
            OutboundLimits limits,
            Deadline deadline) {
        this.uri = uri;
        this.request = request;
        this.response = response;
        this.limits = limits;
        this.deadline = deadline;
        this.failures = new Failures(uri, limits, deadline);
    }

    /** The address of this hop. */
    public URI uri() {
        return uri;
    }

    /** The status code. */
    public int status() {
        return response.getCode();
    }

    /** All headers in their order. */
    public List<Map.Entry<String, String>> headers() {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        for (Header header : response.getHeaders()) {
            all.add(Map.entry(header.getName(), header.getValue() == null ? "" : header.getValue()));
        }
        return all;
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    /** Opens the body; to be called once. */
    InputStream open() throws OutboundException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            end(true);
            return InputStream.nullInputStream();
        }
        try {
            if (entity.getContentLength() > limits.bodyBytes()) {
                throw failures.tooLarge();
            }
            raw = entity.getContent();
            return new BodyStream(decoded(entity), limits.bodyBytes(), failures, this);
        } catch (IOException e) {
            close();
            throw failures.translate(e);
        }
    }

    /** The decoded body is read to its end: the connection may serve again if the transfer ended there too. */
    void finish() {
        boolean whole;
        try {
            // Behind a gzip trailer the end mark of a chunked transfer is still unread.
            whole = closed || raw.read() < 0;
        } catch (IOException e) {
            whole = false;
        }
        end(whole);
    }

    /** Ends the hop and its clock; cuts the connection unless the body was read to its end. */
    public void close() {
        end(false);
    }

    private void end(boolean whole) {
        if (!closed) {
            deadline.stop();
            closeHop(whole);
        }
    }

    /** Ends this hop alone: another one follows under the same clock. */
    void closeForRedirect() {
        closeHop(response.getEntity() == null);
    }

    private void closeHop(boolean whole) {
        if (!closed) {
            closed = true;
            if (!whole) {
                request.cancel();
            }
            closeResponse();
        }
    }

    private void closeResponse() {
        try {
            response.close();
        } catch (IOException e) {
            // The answer is complete or given up: nobody is left to tell.
            request.cancel();
        }
    }

    private InputStream decoded(HttpEntity entity) throws IOException {
        String coding = entity.getContentEncoding() == null
                ? "identity"
                : entity.getContentEncoding().strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "identity", "" -> raw;
            case "gzip", "x-gzip" -> unzipped(raw);
            default -> throw new IOException("content coding \"" + coding + "\" was not asked for");
        };
    }

    /** An empty body is an empty body, whatever its header says. */
    private static InputStream unzipped(InputStream raw) throws IOException {
        PushbackInputStream peek = new PushbackInputStream(raw);
        int first = peek.read();
        if (first < 0) {
            return peek;
        }
        peek.unread(first);
        return new GZIPInputStream(peek);
    }
}
