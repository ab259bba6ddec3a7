package dev.tagloop.conformance.hub;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Signed addresses on the second host, which need no token and die. */
final class Links {
    private final String secret = UUID.randomUUID().toString();
    private final AtomicInteger age = new AtomicInteger();
    private volatile String host = "";

    void serveFrom(String base) {
        host = base;
    }

    /** All addresses given so far are dead. */
    void expire() {
        age.incrementAndGet();
    }

    String sign(String path) {
        int now = age.get();
        return host + path + "?X-Amz-Date=" + now + "&X-Amz-Signature=" + signature(path, now);
    }

    /** Why a request to the second host is refused, as a store of objects words it. */
    Optional<Reply> refusal(Ask ask) {
        if (ask.recorded().header("authorization").isPresent()) {
            return Optional.of(xml(400, "InvalidArgument", "Only one auth mechanism allowed"));
        }
        String date = ask.query("X-Amz-Date").orElse("0");
        String signature = ask.query("X-Amz-Signature").orElse("");
        if (!signature.equals(signature(ask.path(), Integer.parseInt(date)))) {
            return Optional.of(xml(403, "SignatureDoesNotMatch", "The signature does not match"));
        }
        return Integer.parseInt(date) == age.get()
                ? Optional.empty()
                : Optional.of(xml(403, "AccessDenied", "Request has expired"));
    }

    private String signature(String path, int now) {
        return Digests.sha1(secret + path + now);
    }

    private static Reply xml(int status, String code, String message) {
        return Reply.json(status, "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>")
                .with("Content-Type", "application/xml");
    }
}
