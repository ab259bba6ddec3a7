package dev.tagloop.hub.internal.http;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.auth.WhoAmI;
import dev.tagloop.hub.repo.Ref;
import dev.tagloop.hub.repo.Refs;
import dev.tagloop.hub.repo.RepoFile;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.RepoInfo;
import dev.tagloop.hub.repo.Revision;
import dev.tagloop.hub.repo.TreeEntry;
import dev.tagloop.net.OutboundBody;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API is asked about repositories and accounts. */
public final class RepoCalls {
    private final HubHttp http;
    private final Paging paging;

    /** Calls sent by {@code http}. */
    public RepoCalls(HubHttp http) {
        this.http = http;
        this.paging = new Paging(http);
    }

    /** The description of a repository, with the sizes of its files. */
    public RepoInfo info(RepoId repo, String revision) {
        URI uri = URI.create(http.endpoint().api(repo, "revision", revision) + "?blobs=true");
        return info(repo, revision, http.json(HubCall.get(uri, repo + " at " + revision)));
    }

    /** The commit that a revision stands for. */
    public String commit(RepoId repo, String revision) {
        URI uri = http.endpoint().api(repo, "revision", revision);
        return commit(repo, revision, http.json(HubCall.get(uri, repo + " at " + revision)));
    }

    /** A folder of a repository; all below it if {@code recursive}. */
    public List<TreeEntry> tree(RepoId repo, String revision, String folder, boolean recursive) {
        URI base = folder.isEmpty()
                ? http.endpoint().api(repo, "tree", revision)
                : http.endpoint().api(repo, "tree", revision, folder);
        URI uri = URI.create(base + "?recursive=" + recursive + "&expand=false");
        List<TreeEntry> entries = new ArrayList<>();
        paging.each(
                HubCall.get(uri, "the files of " + repo + " at " + revision), item -> entries.add(entry(repo, item)));
        return entries;
    }

    /** The branches and tags of a repository. */
    public Refs refs(RepoId repo) {
        JsonNode tree = http.json(HubCall.get(http.endpoint().api(repo, "refs"), "the branches of " + repo));
        return new Refs(refs(tree.path("branches")), refs(tree.path("converts")), refs(tree.path("tags")));
    }

    /** Whose token it is. */
    public WhoAmI whoAmI() {
        JsonNode tree = http.json(
                HubCall.get(http.endpoint().api("whoami-v2"), "whoami").withAuth(HubCall.Auth.REQUIRED));
        List<String> organizations = new ArrayList<>();
        tree.path("orgs").forEach(org -> text(org, "name").ifPresent(organizations::add));
        JsonNode token = tree.path("auth").path("accessToken");
        return new WhoAmI(
                text(tree, "name")
                        .orElseThrow(() ->
                                new HubException(HubException.Kind.NOT_A_HUB, "whoami: the answer names no account")),
                text(tree, "fullname"),
                List.copyOf(organizations),
                text(token, "displayName"),
                text(token, "role"));
    }

    /** Makes a repository; one that is there already is fine if {@code existing} says so. */
    public void create(RepoId repo, boolean secret, boolean existing) {
        ObjectNode body =
                named(repo).put("visibility", secret ? "private" : "public").put("private", secret);
        try {
            JsonNode answer = http.json(HubCall.post(
                    http.endpoint().api("repos", "create"), OutboundBody.json(body.toString()), "creating " + repo));
            if (text(answer, "url").isEmpty()) {
                throw new HubException(
                        HubException.Kind.NOT_A_HUB, "creating " + repo + ": the answer names no repository");
            }
        } catch (HubException e) {
            if (!existing || !mayExist(e) || !exists(repo)) {
                throw e;
            }
        }
    }

    /** Deletes a repository. */
    public void delete(RepoId repo) {
        http.run(HubCall.of("DELETE", http.endpoint().api("repos", "delete"), "deleting " + repo)
                .withAuth(HubCall.Auth.REQUIRED)
                .withBody(OutboundBody.json(named(repo).toString())));
    }

    /** Makes a branch from a revision. */
    public void branch(RepoId repo, String name, String from) {
        ObjectNode body = HubJson.object().put("startingPoint", from);
        http.run(HubCall.post(
                http.endpoint().api(repo, "branch", name),
                OutboundBody.json(body.toString()),
                "branch " + name + " of " + repo));
    }

    private static boolean mayExist(HubException e) {
        return switch (e.kind()) {
            case CONFLICT, FORBIDDEN, TOKEN_INVALID -> true;
            default -> e.status().orElse(0) == 402;
        };
    }

    private boolean exists(RepoId repo) {
        try {
            http.json(HubCall.get(http.endpoint().api(repo), repo.toString()));
            return true;
        } catch (HubException e) {
            return false;
        }
    }

    private static ObjectNode named(RepoId repo) {
        ObjectNode body = HubJson.object().put("name", repo.name());
        if (repo.namespace().isEmpty()) {
            body.putNull("organization");
        } else {
            body.put("organization", repo.namespace());
        }
        return body.put("type", repo.type().word());
    }

    private static RepoInfo info(RepoId asked, String revision, JsonNode tree) {
        List<RepoFile> files = new ArrayList<>();
        tree.path("siblings")
                .forEach(file -> text(file, "rfilename").ifPresent(path -> {
                    JsonNode size = file.path("size");
                    files.add(new RepoFile(
                            path, size.isNumber() ? OptionalLong.of(size.asLong()) : OptionalLong.empty()));
                }));
        List<String> tags = new ArrayList<>();
        tree.path("tags").forEach(tag -> tags.add(tag.asString("")));
        return new RepoInfo(
                text(tree, "id").flatMap(id -> named(asked, id)).orElse(asked),
                commit(asked, revision, tree),
                tree.path("private").asBoolean(false),
                text(tree, "gated"),
                tree.path("disabled").asBoolean(false),
                text(tree, "lastModified").flatMap(RepoCalls::instant),
                List.copyOf(tags),
                text(tree, "pipeline_tag"),
                text(tree, "library_name"),
                List.copyOf(files));
    }

    private static String commit(RepoId asked, String revision, JsonNode tree) {
        return text(tree, "sha")
                .filter(Revision::isCommit)
                .orElseThrow(() -> new HubException(
                        HubException.Kind.NOT_A_HUB, asked + " at " + revision + ": the answer names no commit"));
    }

    private static Optional<RepoId> named(RepoId asked, String id) {
        try {
            return Optional.of(new RepoId(asked.type(), id));
        } catch (IllegalArgumentException e) {
            throw new HubException(HubException.Kind.HOSTILE, asked + ": the Hub calls it by an impossible id", e);
        }
    }

    private static TreeEntry entry(RepoId repo, JsonNode item) {
        Function<String, HubException> wrong = key -> new HubException(
                HubException.Kind.NOT_A_HUB, "the files of " + repo + ": an entry of the list has no \"" + key + "\"");
        boolean folder = item.path("type").asString("").equals("directory");
        JsonNode lfs = item.path("lfs");
        long size = lfs.path("size").asLong(item.path("size").asLong(-1));
        if (size < 0 && !folder) {
            throw wrong.apply("size");
        }
        return new TreeEntry(
                text(item, "path").orElseThrow(() -> wrong.apply("path")),
                folder,
                Math.max(0, size),
                text(item, "oid").orElseThrow(() -> wrong.apply("oid")),
                text(lfs, "oid"));
    }

    private static List<Ref> refs(JsonNode list) {
        List<Ref> refs = new ArrayList<>();
        list.forEach(ref -> refs.add(new Ref(
                text(ref, "name").orElse(""),
                text(ref, "ref").orElse(""),
                text(ref, "targetCommit").orElse(""))));
        return List.copyOf(refs);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }
}
