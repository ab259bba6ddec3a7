package dev.tagloop.net.internal;

import dev.tagloop.net.AddressResolver;
import dev.tagloop.net.OutboundPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The place where the policy is applied: the client asks here for every connection it opens and connects to exactly the
 * addresses that this returns, so what was judged is what is used (a name that answers differently the second time is
 * judged the second time). Literal addresses come through here too, in whatever notation.
 */
final class CheckedResolver implements DnsResolver {
    private final AddressResolver resolver;
    private final OutboundPolicy policy;
    private final Duration patience;

    CheckedResolver(AddressResolver resolver, OutboundPolicy policy, Duration patience) {
        this.resolver = resolver;
        this.policy = policy;
        this.patience = patience;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> allowed = new ArrayList<>();
        String refusal = null;
        for (InetAddress address : lookUp(host)) {
            Optional<String> reason = policy.refusal(address);
            if (reason.isEmpty()) {
                allowed.add(address);
            } else if (refusal == null) {
                refusal = reason.get();
            }
        }
        if (allowed.isEmpty()) {
            throw refusal == null ? new UnknownHostException(host) : new RefusedHostException(refusal);
        }
        return allowed.toArray(new InetAddress[0]);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** On a thread of its own: the system call cannot be interrupted, and a slow name server must not hold the caller. */
    private List<InetAddress> lookUp(String host) throws UnknownHostException {
        FutureTask<List<InetAddress>> task = new FutureTask<>(() -> resolver.resolve(host));
        Thread.ofPlatform().daemon().name("tagloop-resolve").start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw withCause(host + ": " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw withCause(host + ": no name server answered within " + Shown.of(patience), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw withCause(host + ": interrupted", e);
        }
    }

    private static UnknownHostException withCause(String message, Throwable cause) {
        UnknownHostException exception = new UnknownHostException(message);
        exception.initCause(cause);
        return exception;
    }

    /** Carries a refusal through the client's own exception type; {@link Failures} turns it into ours. */
    static final class RefusedHostException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        RefusedHostException(String reason) {
            super(reason);
        }
    }
}
