package dev.tagloop.hub.internal.upload;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.UploadRequest;
import dev.tagloop.hub.internal.http.HubCall;
import dev.tagloop.hub.internal.http.HubHttp;
import dev.tagloop.hub.internal.http.HubJson;
import dev.tagloop.net.OutboundBody;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the Hub which files are large, which it does not want, and which it has already: those are its decisions. */
final class Preupload {
    private static final int BATCH = 256;

    private final HubHttp http;
    private final UploadRequest request;

    Preupload(HubHttp http, UploadRequest request) {
        this.http = http;
        this.request = request;
    }

    /**
     * The files by what becomes of them.
     *
     * @param regular small ones, which go into the commit
     * @param large large ones, which go to the store first
     * @param unchanged those that the branch has already
     */
    record Plan(List<LocalContent> regular, List<LocalContent> large, List<LocalContent> unchanged) {}

    Plan plan(List<LocalContent> files) {
        Plan plan = new Plan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int from = 0; from < files.size(); from += BATCH) {
            List<LocalContent> batch = files.subList(from, Math.min(files.size(), from + BATCH));
            Map<String, JsonNode> answers = ask(batch);
            for (LocalContent file : batch) {
                JsonNode answer = answers.get(file.path());
                if (answer == null) {
                    throw new HubException(
                            HubException.Kind.NOT_A_HUB,
                            "uploading to " + request.repo() + ": the answer says nothing about " + file.path());
                }
                sort(plan, file, answer);
            }
        }
        return plan;
    }

    private static void sort(Plan plan, LocalContent file, JsonNode answer) {
        if (answer.path("shouldIgnore").asBoolean(false)) {
            return;
        }
        String there = answer.path("oid").asString("");
        // Git cannot point to nothing: an empty file is never large.
        boolean large =
                file.size() > 0 && answer.path("uploadMode").asString("").equals("lfs");
        if (!there.isEmpty() && there.equals(large ? file.sha256() : file.gitBlob())) {
            plan.unchanged().add(file);
        } else {
            (large ? plan.large() : plan.regular()).add(file);
        }
    }

    private Map<String, JsonNode> ask(List<LocalContent> batch) {
        ObjectNode body = HubJson.object();
        ArrayNode list = body.putArray("files");
        for (LocalContent file : batch) {
            list.addObject()
                    .put("path", file.path())
                    .put("sample", Base64.getEncoder().encodeToString(file.sample()))
                    .put("size", file.size());
        }
        URI base = http.endpoint().api(request.repo(), "preupload", request.revision());
        URI uri = request.pullRequest() ? URI.create(base + "?create_pr=1") : base;
        JsonNode answer =
                http.json(HubCall.post(uri, OutboundBody.json(body.toString()), "uploading to " + request.repo()));
        Map<String, JsonNode> byPath = new HashMap<>();
        answer.path("files").forEach(file -> byPath.put(file.path("path").asString(""), file));
        return byPath;
    }
}
