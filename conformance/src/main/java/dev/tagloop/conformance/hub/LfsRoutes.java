package dev.tagloop.conformance.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Large files on their way in: the batch call, single and multi-part uploads, completion and verification. */
final class LfsRoutes {
    private static final String TYPE = "application/vnd.git-lfs+json";

    private final Repos repos;
    private final Accounts accounts;
    private final Links links;
    private final ObjectStore objects;
    private final LocalHub hub;
    private final Map<String, ConcurrentSkipListMap<Integer, Content>> parts = new ConcurrentHashMap<>();
    private final Map<String, Content> arrived = new ConcurrentHashMap<>();
    private volatile long chunk;

    LfsRoutes(Repos repos, Accounts accounts, Links links, ObjectStore objects, LocalHub hub) {
        this.repos = repos;
        this.accounts = accounts;
        this.links = links;
        this.objects = objects;
        this.hub = hub;
    }

    /** Files above this many bytes go in parts of this size; 0 for never. */
    void chunk(long bytes) {
        chunk = bytes;
    }

    /** {@code /ORG/NAME.git/info/lfs/objects/(batch|verify)}. */
    Reply atRepository(Ask ask, List<String> path) throws IOException {
        int start = Repos.TYPES.contains(path.get(0)) ? 1 : 0;
        String type = start == 1 ? path.get(0) : "models";
        int git = 0;
        while (!path.get(git).endsWith(".git")) {
            git++;
        }
        String id = String.join("/", path.subList(start, git + 1));
        LocalRepo repo = repos.find(type, id.substring(0, id.length() - ".git".length()));
        Optional<Reply> refusal = accounts.badToken(ask)
                .or(() -> accounts.unreadable(ask, repo))
                .or(() -> accounts.unwritable(ask, Accounts.namespace(repo)));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!ask.recorded().header("content-type").orElse("").startsWith(TYPE)) {
            return Reply.error(415, "", "Unsupported content type");
        }
        JsonNode body = Json.read(ask.text());
        String verb = path.get(path.size() - 1);
        return verb.equals("verify") ? verify(body) : batch(body, String.join("/", path.subList(0, git + 1)));
    }

    private Reply batch(JsonNode body, String git) {
        // Clients spell the algorithm in two ways.
        boolean sha256 =
                body.path("hash_algo").asString("sha256").replace("_", "").equals("sha256");
        if (!body.path("operation").asString("").equals("upload") || !sha256) {
            return Reply.error(422, "", "Only uploads by SHA-256");
        }
        ObjectNode answer = Json.object().put("transfer", chunk > 0 ? "multipart" : "basic");
        ArrayNode list = answer.putArray("objects");
        for (JsonNode object : body.path("objects")) {
            String oid = object.path("oid").asString("");
            long size = object.path("size").asLong();
            ObjectNode one = list.addObject().put("oid", oid).put("size", size).put("authenticated", true);
            if (!oid.matches("[0-9a-f]{64}")) {
                one.putObject("error").put("code", 422).put("message", "Invalid object id");
            } else if (objects.find(oid).isEmpty()) {
                actions(one.putObject("actions"), oid, size, git);
            }
        }
        return Reply.json(200, answer.toString()).with("Content-Type", TYPE);
    }

    private void actions(ObjectNode actions, String oid, long size, String git) {
        ObjectNode upload = actions.putObject("upload");
        ObjectNode header = upload.putObject("header");
        if (chunk > 0 && size > chunk) {
            header.put("chunk_size", Long.toString(chunk));
            long count = (size + chunk - 1) / chunk;
            for (int part = 1; part <= count; part++) {
                header.put(Integer.toString(part), links.sign("/upload/" + oid + "/" + part));
            }
            upload.put("href", hub.endpoint() + "/api/complete_multipart?uploadId=" + oid);
        } else {
            upload.put("href", links.sign("/upload/" + oid));
        }
        ObjectNode verify = actions.putObject("verify");
        verify.put("href", hub.endpoint() + "/" + git + "/info/lfs/objects/verify");
        verify.putObject("header");
    }

    /** A PUT on the second host. */
    Reply put(Ask ask) throws IOException {
        Optional<Reply> refusal = links.refusal(ask);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<String> path = ask.parts();
        String oid = path.get(1);
        Content content = objects.keep(ask.body());
        if (path.size() == 2) {
            return arrived(oid, content) ? Reply.empty(200) : Reply.json(400, "<Error><Code>BadDigest</Code></Error>");
        }
        int number = Integer.parseInt(path.get(2));
        parts.computeIfAbsent(oid, key -> new ConcurrentSkipListMap<>()).put(number, content);
        return Reply.empty(200).with("ETag", '"' + Digests.gitBlob(content) + '"');
    }

    /** The end of an upload in parts: each part must be named with the ETag that it got. */
    Reply complete(Ask ask) throws IOException {
        JsonNode body = Json.read(ask.text());
        String oid = body.path("oid").asString("");
        Map<Integer, Content> got = parts.getOrDefault(oid, new ConcurrentSkipListMap<>());
        List<Content> inOrder = new ArrayList<>();
        int expected = 1;
        for (JsonNode part : body.path("parts")) {
            Content content = got.get(part.path("partNumber").asInt());
            boolean right = content != null
                    && part.path("partNumber").asInt() == expected++
                    && part.path("etag").asString("").equals('"' + Digests.gitBlob(content) + '"');
            if (!right) {
                return Reply.error(400, "", "InvalidPart");
            }
            inOrder.add(content);
        }
        if (inOrder.size() != got.size()) {
            return Reply.error(400, "", "InvalidPart");
        }
        List<InputStream> streams = new ArrayList<>();
        for (Content content : inOrder) {
            streams.add(content.open(0));
        }
        Content whole = objects.keep(new SequenceInputStream(Collections.enumeration(streams)));
        parts.remove(oid);
        return arrived(oid, whole) ? Reply.json(200, "{\"completed\":true}") : Reply.error(400, "", "BadDigest");
    }

    private boolean arrived(String oid, Content content) throws IOException {
        boolean right = Digests.sha256(content).equals(oid);
        if (right) {
            arrived.put(oid, content);
            objects.publish(oid, content);
        }
        return right;
    }

    private Reply verify(JsonNode body) {
        Content content = arrived.get(body.path("oid").asString(""));
        return content != null && content.size() == body.path("size").asLong()
                ? Reply.json(200, "{}")
                : Reply.error(404, "", "Object does not exist");
    }
}
