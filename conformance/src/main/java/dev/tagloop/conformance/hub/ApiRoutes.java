package dev.tagloop.conformance.hub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is read under {@code /api/}. */
final class ApiRoutes {
    private final Repos repos;
    private final Accounts accounts;
    private final WriteRoutes writes;
    private final LocalHub hub;

    ApiRoutes(Repos repos, Accounts accounts, WriteRoutes writes, LocalHub hub) {
        this.repos = repos;
        this.accounts = accounts;
        this.writes = writes;
        this.hub = hub;
    }

    Reply answer(Ask ask) throws IOException {
        Optional<Reply> bad = accounts.badToken(ask);
        if (bad.isPresent()) {
            return bad.get();
        }
        List<String> parts = ask.parts();
        String area = parts.get(1);
        if (area.equals("whoami-v2")) {
            return whoAmI(ask);
        }
        if (area.equals("repos") || area.equals("validate-yaml")) {
            return writes.general(ask, parts);
        }
        if (!Repos.TYPES.contains(area)) {
            return Reply.error(404, "", "Sorry, we can't find the page you are looking for.");
        }
        if (parts.size() == 2) {
            return list(ask, area);
        }
        return repository(ask, area, parts);
    }

    private Reply whoAmI(Ask ask) {
        Optional<Accounts.Account> account = accounts.of(ask);
        if (account.isEmpty()) {
            return Reply.error(401, "", "Invalid username or password.");
        }
        ObjectNode answer = Json.object()
                .put("type", "user")
                .put("id", Digests.sha1(account.get().name()).substring(0, 24))
                .put("name", account.get().name())
                .put("fullname", account.get().name())
                .put("isPro", false);
        ArrayNode organizations = answer.putArray("orgs");
        account.get()
                .organizations()
                .forEach(name -> organizations.addObject().put("type", "org").put("name", name));
        answer.putObject("auth")
                .put("type", "access_token")
                .putObject("accessToken")
                .put("displayName", account.get().tokenName())
                .put("role", account.get().role());
        return Reply.json(answer);
    }

    private Reply list(Ask ask, String type) {
        String search = ask.query("search").orElse("");
        String author = ask.query("author").orElse("");
        List<ObjectNode> found = new ArrayList<>();
        for (LocalRepo repo : repos.all()) {
            boolean fits = repo.type().equals(type)
                    && repo.id().contains(search)
                    && (author.isEmpty() || Accounts.namespace(repo).equals(author));
            if (fits && accounts.unreadable(ask, repo).isEmpty()) {
                found.add(Descriptions.info(repo, repo.find("main").orElseThrow(), false));
            }
        }
        int limit = ask.query("limit").map(Integer::parseInt).orElse(hub.pageSize());
        return Pages.of(ask, hub.endpoint(), found, limit);
    }

    private Reply repository(Ask ask, String type, List<String> parts) throws IOException {
        int length = Repos.idLength(parts, 2, RepoCall.VERBS);
        String id = String.join("/", parts.subList(2, 2 + length));
        List<String> rest = parts.subList(2 + length, parts.size());
        Optional<String> moved = repos.movedTo(type, id);
        if (moved.isPresent()) {
            String tail = ask.path().substring(("/api/" + type + "/" + id).length());
            String query = ask.recorded().target().contains("?")
                    ? ask.recorded().target().substring(ask.recorded().target().indexOf('?'))
                    : "";
            return Reply.redirect(307, "/api/" + type + "/" + moved.get() + tail + query);
        }
        LocalRepo repo = repos.find(type, id);
        Optional<Reply> refusal = accounts.unreadable(ask, repo);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return new RepoCall(ask, repo, rest).answer();
    }

    /** A call about one repository. */
    private final class RepoCall {
        /** What may follow an id. */
        static final List<String> VERBS = List.of(
                "revision",
                "tree",
                "paths-info",
                "refs",
                "commits",
                "preupload",
                "commit",
                "branch",
                "tag",
                "settings",
                "auth-check");

        private final Ask ask;
        private final LocalRepo repo;
        private final List<String> rest;

        RepoCall(Ask ask, LocalRepo repo, List<String> rest) {
            this.ask = ask;
            this.repo = repo;
            this.rest = rest;
        }

        Reply answer() throws IOException {
            String verb = rest.isEmpty() ? "revision" : rest.getFirst();
            String revision = rest.size() > 1 ? rest.get(1) : "main";
            return switch (verb) {
                case "revision" ->
                    at(revision, commit -> Reply.json(Descriptions.info(repo, commit, ask.flag("blobs"))));
                case "tree" -> at(revision, this::tree);
                case "paths-info" -> {
                    List<String> wanted = wantedPaths(ask);
                    yield at(revision, commit -> paths(commit, wanted));
                }
                case "refs" -> refs();
                case "commits" -> at(revision, this::commits);
                case "auth-check" -> accounts.gated(ask, repo).orElseGet(() -> Reply.json(Json.object()));
                default -> writes.inRepository(ask, repo, verb, rest);
            };
        }

        private Reply at(String revision, java.util.function.Function<LocalCommit, Reply> answer) {
            return repo.find(revision)
                    .map(answer)
                    .orElseGet(() -> Reply.error(404, "RevisionNotFound", "Invalid rev id: " + revision));
        }

        private Reply tree(LocalCommit commit) {
            String folder = rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : "";
            List<ObjectNode> entries = Descriptions.tree(commit, folder, ask.flag("recursive"));
            if (entries.isEmpty() && !folder.isEmpty()) {
                return Reply.error(404, "EntryNotFound", folder + " does not exist on \"" + rest.get(1) + "\"")
                        .with("X-Repo-Commit", commit.id());
            }
            return Pages.of(ask, hub.endpoint(), entries, hub.pageSize());
        }

        /** As a form, which Python sends, or as JSON. */
        private static List<String> wantedPaths(Ask ask) throws IOException {
            if (!ask.recorded().header("content-type").orElse("").startsWith("application/json")) {
                return Ask.form(ask.text()).getOrDefault("paths", List.of());
            }
            List<String> wanted = new ArrayList<>();
            Json.read(ask.text()).path("paths").forEach(path -> wanted.add(path.asString("")));
            return wanted;
        }

        private Reply paths(LocalCommit commit, List<String> wanted) {
            ArrayNode found = Json.array();
            for (String path : wanted) {
                StoredFile file = commit.files().get(path);
                if (file != null) {
                    found.add(Descriptions.entry(path, file));
                }
            }
            return Reply.json(found);
        }

        private Reply refs() {
            ObjectNode refs = Json.object();
            ArrayNode branches = refs.putArray("branches");
            ArrayNode converts = refs.putArray("converts");
            refs.putArray("tags");
            repo.refs().forEach((name, commit) -> {
                boolean convert = name.startsWith("refs/convert/");
                ArrayNode list = convert ? converts : branches;
                list.addObject()
                        .put("name", convert ? name.substring("refs/convert/".length()) : name)
                        .put("ref", convert ? name : "refs/heads/" + name)
                        .put("targetCommit", commit);
            });
            return Reply.json(refs);
        }

        private Reply commits(LocalCommit commit) {
            List<ObjectNode> all = new ArrayList<>();
            for (LocalCommit one : repo.history()) {
                if (!one.date().isAfter(commit.date())) {
                    ObjectNode entry = Json.object()
                            .put("id", one.id())
                            .put("title", one.title())
                            .put("message", "")
                            .put("date", one.date().toString());
                    entry.putArray("authors").addObject().put("user", one.author());
                    all.add(entry);
                }
            }
            return Pages.of(ask, hub.endpoint(), all, hub.pageSize());
        }
    }
}
