package dev.tagloop.net.internal;

import dev.tagloop.net.OutboundException;
import dev.tagloop.net.OutboundLimitException;
import dev.tagloop.net.OutboundLimitException.Limit;
import dev.tagloop.net.OutboundLimits;
import dev.tagloop.net.OutboundRefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Turns what the client library and the sockets throw into one sentence that says what happened, where, and the limit met. */
final class Failures {
    private final URI uri;
    private final OutboundLimits limits;
    private final Deadline deadline;

    Failures(URI uri, OutboundLimits limits, Deadline deadline) {
        this.uri = uri;
        this.limits = limits;
        this.deadline = deadline;
    }

    OutboundException translate(Exception e) {
        String where = Shown.of(uri);
        if (e instanceof OutboundException ours) {
            return ours;
        }
        if (deadline.passed()) {
            String message = where + " did not finish its answer within " + Shown.of(limits.total());
            return new OutboundLimitException(uri, Limit.TIME, message, e);
        }
        if (e instanceof CheckedResolver.RefusedHostException) {
            return new OutboundRefusedException(uri, where + ": " + e.getMessage(), e);
        }
        return new OutboundException(uri, where + ": " + describe(e), e);
    }

    OutboundLimitException tooLarge() {
        String message = Shown.of(uri) + " sent more than the " + limits.bodyBytes() + " bytes allowed";
        return new OutboundLimitException(uri, Limit.SIZE, message, null);
    }

    private String describe(Exception e) {
        return switch (e) {
            case UnknownHostException unknown -> "no address found for the host (" + unknown.getMessage() + ")";
            case ConnectTimeoutException timeout -> "no connection within " + Shown.of(limits.connect());
            case SocketTimeoutException timeout -> "no answer for " + Shown.of(limits.idle());
            case ConnectException refused -> "connection refused; is the server running there?";
            case NoRouteToHostException unreachable -> "no way to that host";
            case SSLException tls -> "TLS failed (" + tls.getMessage() + ")";
            case NoHttpResponseException silent -> "the connection was closed without an answer";
            case IOException io -> "the connection broke off (" + io.getMessage() + ")";
            default -> "the answer is no valid HTTP (" + e.getMessage() + ")";
        };
    }
}
