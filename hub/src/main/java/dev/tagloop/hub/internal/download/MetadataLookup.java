package dev.tagloop.hub.internal.download;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.internal.http.HubCall;
import dev.tagloop.hub.internal.http.HubHttp;
import dev.tagloop.hub.repo.FileMetadata;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.Revision;
import dev.tagloop.net.OutboundResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Asks what a file is without fetching it: a HEAD that follows renames on the Hub, but not the way to the content. */
public final class MetadataLookup {
    private static final int MOST_RENAMES = 8;

    private final HubHttp http;
    private final Duration patience;

    /** A lookup that waits so long for an answer. */
    public MetadataLookup(HubHttp http, Duration patience) {
        this.http = http;
        this.patience = patience;
    }

    /** Asks once, to fall back on the cache soon. */
    public FileMetadata once(RepoId repo, String revision, String path) {
        return follow(call(repo, revision, path).once());
    }

    /** Asks again after what may pass, with more patience. */
    public FileMetadata withRetries(RepoId repo, String revision, String path) {
        return follow(call(repo, revision, path).withIdle(patience.multipliedBy(3)));
    }

    private HubCall call(RepoId repo, String revision, String path) {
        URI uri = http.endpoint().resolve(repo, revision, path);
        return HubCall.of("HEAD", uri, path + " of " + repo + " at " + revision)
                .withHeader("Accept-Encoding", "identity")
                .withIdle(patience)
                .withoutFollowing();
    }

    private FileMetadata follow(HubCall first) {
        HubCall call = first;
        for (int renames = 0; renames <= MOST_RENAMES; renames++) {
            try (OutboundResponse response = http.send(call)) {
                boolean redirect = response.status() >= 300;
                Optional<URI> next = response.header("Location")
                        .filter(there -> redirect)
                        .flatMap(there -> {
                            return relative(first, response.uri(), there);
                        });
                if (next.isEmpty()) {
                    return read(first, response, redirect);
                }
                call = call.to(next.get());
            }
        }
        throw new HubException(HubException.Kind.NOT_A_HUB, first.about() + ": it is redirected without an end");
    }

    /** A place on the same host; an absolute address is where the content lies. */
    private static Optional<URI> relative(HubCall call, URI from, String location) {
        try {
            URI there = URI.create(location.strip());
            return there.getRawAuthority() == null && there.getScheme() == null
                    ? Optional.of(from.resolve(there))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new HubException(
                    HubException.Kind.NOT_A_HUB,
                    call.about() + ": it is redirected to an address that cannot be read",
                    e);
        }
    }

    private static FileMetadata read(HubCall call, OutboundResponse response, boolean redirect) {
        String commit = response.header("X-Repo-Commit")
                .filter(Revision::isCommit)
                .orElseThrow(() -> notAHub(call, "the answer names no commit"));
        String etag = response.header("X-Linked-Etag")
                .or(() -> response.header("ETag"))
                .map(MetadataLookup::unquoted)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> notAHub(call, "the answer has no ETag"));
        long size = response.header("X-Linked-Size")
                .or(() -> redirect ? Optional.empty() : response.header("Content-Length"))
                .filter(value -> value.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(() -> notAHub(call, "the answer tells no size"));
        return new FileMetadata(commit, etag, size);
    }

    private static String unquoted(String etag) {
        String text = etag.strip();
        if (text.startsWith("W/")) {
            text = text.substring(2);
        }
        return text.replace("\"", "");
    }

    private static HubException notAHub(HubCall call, String why) {
        return new HubException(
                HubException.Kind.NOT_A_HUB,
                call.about() + ": " + why + "; is HF_ENDPOINT the address of a Hub, or is a proxy in between?");
    }
}
