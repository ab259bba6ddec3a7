package dev.tagloop.conformance.hub;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is written under {@code /api/}. */
final class WriteRoutes {
    private final Repos repos;
    private final Accounts accounts;
    private final ObjectStore objects;
    private final LocalHub hub;

    WriteRoutes(Repos repos, Accounts accounts, ObjectStore objects, LocalHub hub) {
        this.repos = repos;
        this.accounts = accounts;
        this.objects = objects;
        this.hub = hub;
    }

    /** Calls that name no repository in their address. */
    Reply general(Ask ask, List<String> parts) throws IOException {
        JsonNode body = Json.read(ask.text());
        if (parts.get(1).equals("validate-yaml")) {
            return validate(body.path("content").asString(""));
        }
        String type = body.path("type").asString("model") + "s";
        String namespace = body.path("organization").asString("");
        if (namespace.isEmpty()) {
            namespace = accounts.of(ask).map(Accounts.Account::name).orElse("");
        }
        Optional<Reply> refusal = accounts.unwritable(ask, namespace);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String id = namespace + "/" + body.path("name").asString("");
        LocalRepo there = repos.find(type, id);
        return switch (parts.get(2)) {
            case "create" ->
                there == null
                        ? created(type, id, body)
                        : Reply.error(
                                409, "", "You already created this " + type.substring(0, type.length() - 1) + " repo");
            case "delete" -> {
                if (there == null) {
                    yield Reply.error(404, "RepoNotFound", "Repository not found");
                }
                repos.remove(there);
                yield Reply.empty(200);
            }
            default -> Reply.error(404, "", "Not found");
        };
    }

    private Reply created(String type, String id, JsonNode body) {
        LocalRepo repo = hub.repo(type, id);
        repo.put(".gitattributes", "*.safetensors filter=lfs diff=lfs merge=lfs -text\n");
        if (body.path("visibility").asString("").equals("private")
                || body.path("private").asBoolean(false)) {
            repo.makePrivate();
        }
        String prefix = type.equals("models") ? "/" : "/" + type + "/";
        return Reply.json(Json.object().put("url", hub.endpoint() + prefix + id).put("name", id));
    }

    /** As far as a client can provoke it: front matter that has no end or a licence that is no text. */
    private static Reply validate(String readme) {
        ObjectNode answer = Json.object();
        ArrayNode warnings = answer.putArray("warnings");
        ArrayNode errors = answer.putArray("errors");
        if (!readme.startsWith("---")) {
            warnings.addObject().put("message", "empty or missing yaml metadata in repo card");
        } else if (readme.indexOf("\n---", 3) < 0) {
            errors.addObject().put("message", "The front matter has no closing ---");
        } else if (readme.contains("\nlicense: [")) {
            errors.addObject().put("message", "\"license\" must be a string");
        }
        return Reply.json(errors.isEmpty() ? 200 : 400, answer.toString());
    }

    /** Calls about one repository that may be looked at. */
    Reply inRepository(Ask ask, LocalRepo repo, String verb, List<String> rest) throws IOException {
        Optional<Reply> refusal = accounts.unwritable(ask, Accounts.namespace(repo));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String name = rest.size() > 1 ? rest.get(1) : "main";
        return switch (verb) {
            case "preupload" -> preupload(repo, name, Json.read(ask.text()));
            case "commit" -> commit(ask, repo, name);
            case "branch" -> branch(repo, name);
            case "tag" -> tag(repo, name, Json.read(ask.text()).path("tag").asString());
            default -> Reply.error(404, "", "Not found");
        };
    }

    private Reply branch(LocalRepo repo, String name) {
        if (repo.refs().containsKey(name)) {
            return Reply.error(409, "", "Reference " + name + " already exists");
        }
        repo.ref(name);
        return Reply.empty(200);
    }

    private static Reply tag(LocalRepo repo, String revision, String name) {
        if (repo.refs().containsKey(name)) {
            return Reply.error(409, "", "Tag " + name + " already exists");
        }
        Optional<LocalCommit> commit = repo.find(revision);
        commit.ifPresent(found -> repo.refs().put(name, found.id()));
        return commit.isPresent() ? Reply.empty(200) : Reply.error(404, "RevisionNotFound", "Invalid rev id");
    }

    private static Reply preupload(LocalRepo repo, String revision, JsonNode body) {
        Optional<LocalCommit> commit = repo.find(revision);
        if (commit.isEmpty()) {
            return Reply.error(404, "RevisionNotFound", "Invalid rev id: " + revision);
        }
        JsonNode asked = body.path("files");
        if (asked.size() > 256) {
            return Reply.error(400, "", "\"files\" must contain less than or equal to 256 items");
        }
        ObjectNode answer = Json.object();
        ArrayNode files = answer.putArray("files");
        for (JsonNode file : asked) {
            String path = file.path("path").asString();
            boolean large = LocalRepo.isLarge(path, file.path("size").asLong());
            ObjectNode one = files.addObject()
                    .put("path", path)
                    .put("uploadMode", large ? "lfs" : "regular")
                    .put("shouldIgnore", ignored(body.path("gitIgnore").asString(""), path));
            StoredFile there = commit.get().files().get(path);
            if (there != null) {
                one.put("oid", there.etag());
            }
        }
        return Reply.json(answer);
    }

    /** Names alone, which is what tests need of the rules of {@code .gitignore}. */
    private static boolean ignored(String rules, String path) {
        return rules.lines().map(String::strip).anyMatch(rule -> !rule.isEmpty() && path.equals(rule));
    }

    private Reply commit(Ask ask, LocalRepo repo, String revision) throws IOException {
        String type = ask.recorded().header("content-type").orElse("");
        if (!type.startsWith("application/x-ndjson")) {
            return Reply.error(415, "", "Unsupported content type " + type);
        }
        List<JsonNode> lines = ask.text()
                .lines()
                .filter(line -> !line.isBlank())
                .map(Json::read)
                .toList();
        Optional<LocalCommit> parent = repo.find(revision);
        if (parent.isEmpty()) {
            return Reply.error(404, "RevisionNotFound", "Invalid rev id: " + revision);
        }
        if (lines.isEmpty() || !lines.getFirst().path("key").asString("").equals("header")) {
            return Reply.error(400, "", "The first line of a commit must be its header");
        }
        JsonNode header = lines.getFirst().path("value");
        if (header.path("summary").asString("").isEmpty()) {
            return Reply.error(400, "", "\"summary\" is not allowed to be empty");
        }
        String expected = header.path("parentCommit").asString("");
        if (!expected.isEmpty() && !parent.get().id().startsWith(expected)) {
            return Reply.error(412, "", "A commit has happened since. Please refresh and try again.");
        }
        SortedMap<String, StoredFile> files = new TreeMap<>(parent.get().files());
        for (JsonNode line : lines.subList(1, lines.size())) {
            Optional<Reply> fault = apply(line.path("key").asString(""), line.path("value"), files);
            if (fault.isPresent()) {
                return fault.get();
            }
        }
        String author = accounts.of(ask).map(Accounts.Account::name).orElse("");
        boolean pull =
                ask.flag("create_pr") || ask.query("create_pr").orElse("").equals("1");
        String branch = pull ? "refs/pr/" + (repo.refs().size()) : revision;
        LocalCommit made = repo.commit(branch, header.path("summary").asString(), author, files);
        ObjectNode answer = Json.object()
                .put("success", true)
                .put("commitOid", made.id())
                .put("commitUrl", hub.endpoint() + "/" + repo.id() + "/commit/" + made.id())
                .put("hookOutput", "");
        if (pull) {
            answer.put("pullRequestUrl", hub.endpoint() + "/" + repo.id() + "/discussions/" + branch.substring(8));
        }
        return Reply.json(answer);
    }

    private Optional<Reply> apply(String key, JsonNode value, SortedMap<String, StoredFile> files) throws IOException {
        String path = value.path("path").asString("");
        switch (key) {
            case "file" -> {
                byte[] bytes = Base64.getDecoder().decode(value.path("content").asString(""));
                if (LocalRepo.isLarge(path, bytes.length)) {
                    return Optional.of(
                            Reply.error(400, "", "Your push was rejected because " + path + " should be LFS"));
                }
                files.put(path, StoredFile.regular(objects.keep(bytes)));
            }
            case "lfsFile" -> {
                String oid = value.path("oid").asString("");
                Optional<Content> content = objects.find(oid);
                if (content.isEmpty()) {
                    return Optional.of(
                            Reply.error(400, "", "LFS pointer pointed to a file that does not exist: " + oid));
                }
                files.put(path, StoredFile.large(content.get(), oid));
            }
            case "deletedFile" -> {
                if (files.remove(path) == null) {
                    return Optional.of(Reply.error(404, "EntryNotFound", path + " does not exist"));
                }
            }
            case "deletedFolder" -> {
                if (!path.endsWith("/") || !files.keySet().removeIf(file -> file.startsWith(path))) {
                    return Optional.of(Reply.error(404, "EntryNotFound", path + " is no folder"));
                }
            }
            default -> {
                return Optional.of(Reply.error(400, "", "Unknown key \"" + key + "\""));
            }
        }
        return Optional.empty();
    }
}
