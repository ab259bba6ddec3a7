package dev.tagloop.conformance.hub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code /ORG/NAME/resolve/REVISION/PATH}: small files from here, large ones from the second host. */
final class ResolveRoutes {
    private static final String INNER = "resolve-cache";

    private final Repos repos;
    private final Accounts accounts;
    private final Links links;
    private final ObjectStore objects;

    ResolveRoutes(Repos repos, Accounts accounts, Links links, ObjectStore objects) {
        this.repos = repos;
        this.accounts = accounts;
        this.links = links;
        this.objects = objects;
    }

    /** An address of a file in parts, or nothing if it is none. */
    record Address(String type, String id, String revision, String path) {}

    static Optional<Address> parse(List<String> parts) {
        int start = 0;
        String type = "models";
        if (parts.size() > 3 && parts.get(0).equals("api") && parts.get(1).equals(INNER)) {
            // /api/resolve-cache/models/ORG/NAME/COMMIT/PATH, one part with an encoded slash for the id.
            return Optional.of(new Address(
                    parts.get(2), parts.get(3), parts.get(4), String.join("/", parts.subList(5, parts.size()))));
        }
        if (parts.get(0).equals("datasets") || parts.get(0).equals("spaces")) {
            type = parts.get(0);
            start = 1;
        }
        for (int length = 1; length <= 2; length++) {
            int verb = start + length;
            if (parts.size() > verb + 2 && parts.get(verb).equals("resolve")) {
                return Optional.of(new Address(
                        type,
                        String.join("/", parts.subList(start, verb)),
                        parts.get(verb + 1),
                        String.join("/", parts.subList(verb + 2, parts.size()))));
            }
        }
        return Optional.empty();
    }

    Reply answer(Ask ask, Address address) {
        Optional<String> moved = repos.movedTo(address.type(), address.id());
        if (moved.isPresent()) {
            return Reply.redirect(307, resolvePath(address.type(), moved.get(), address.revision(), address.path()));
        }
        LocalRepo repo = repos.find(address.type(), address.id());
        Optional<Reply> refusal =
                accounts.badToken(ask).or(() -> accounts.unreadable(ask, repo)).or(() -> accounts.gated(ask, repo));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<LocalCommit> commit = repo.find(address.revision());
        if (commit.isEmpty()) {
            return Reply.error(404, "RevisionNotFound", "Invalid rev id: " + address.revision());
        }
        StoredFile file = commit.get().files().get(address.path());
        if (file == null) {
            return Reply.error(404, "EntryNotFound", "Entry not found")
                    .with("X-Repo-Commit", commit.get().id());
        }
        return ask.parts().get(0).equals("api") ? small(file, commit.get()) : first(address, commit.get(), file);
    }

    /** The first answer never holds the content: it leads to the second host, or to a cache on this one. */
    private Reply first(Address address, LocalCommit commit, StoredFile file) {
        String etag = '"' + file.etag() + '"';
        Reply reply;
        if (file.lfs()) {
            objects.publish(file.sha256(), file.content());
            String hash = file.sha256();
            reply = Reply.redirect(302, links.sign("/repos/" + hash.substring(0, 2) + "/" + hash))
                    .with("X-Xet-Hash", Digests.sha1(hash) + "000000000000000000000000")
                    .with("Link", "<" + "https://huggingface.co/api/xet-auth" + ">; rel=\"xet-auth\"");
        } else {
            reply = Reply.redirect(
                    307,
                    "/api/" + INNER + "/" + address.type() + "/" + encoded(address.id()) + "/" + commit.id() + "/"
                            + encodedPath(address.path()));
        }
        return reply.with("X-Repo-Commit", commit.id())
                .with("X-Linked-Etag", etag)
                .with("X-Linked-Size", Long.toString(file.content().size()));
    }

    private static Reply small(StoredFile file, LocalCommit commit) {
        return Reply.file(file.content())
                .with("ETag", '"' + file.etag() + '"')
                .with("X-Repo-Commit", commit.id())
                .with("Content-Type", "text/plain; charset=utf-8");
    }

    /** The second host. */
    Reply content(Ask ask) {
        Optional<Reply> refusal = links.refusal(ask);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<String> parts = ask.parts();
        String hash = parts.get(parts.size() - 1);
        return objects.find(hash)
                .map(content -> Reply.file(content)
                        .with("ETag", "\"" + hash.substring(0, 32) + "\"")
                        .with("Content-Type", "binary/octet-stream"))
                .orElseGet(() -> Reply.json(404, "<Error><Code>NoSuchKey</Code></Error>"));
    }

    private static String resolvePath(String type, String id, String revision, String path) {
        String prefix = type.equals("models") ? "/" : "/" + type + "/";
        return prefix + id + "/resolve/" + encoded(revision) + "/" + encodedPath(path);
    }

    static String encodedPath(String path) {
        StringBuilder encoded = new StringBuilder();
        for (String part : path.split("/")) {
            encoded.append(encoded.isEmpty() ? "" : "/").append(encoded(part));
        }
        return encoded.toString();
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
