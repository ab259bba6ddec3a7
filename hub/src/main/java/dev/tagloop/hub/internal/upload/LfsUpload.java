package dev.tagloop.hub.internal.upload;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.UploadRequest;
import dev.tagloop.hub.internal.download.Meter;
import dev.tagloop.hub.internal.download.Workers;
import dev.tagloop.hub.internal.http.HubCall;
import dev.tagloop.hub.internal.http.HubHttp;
import dev.tagloop.hub.internal.http.HubJson;
import dev.tagloop.net.OutboundBody;
import dev.tagloop.net.OutboundResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings large files to the Hub's store, whole or in parts, as the batch answer says for each. */
final class LfsUpload {
    private static final String TYPE = "application/vnd.git-lfs+json";
    private static final int BATCH = 256;
    private static final int PARALLEL = 5;

    private final HubHttp http;
    private final UploadRequest request;
    private final Meter meter;

    LfsUpload(HubHttp http, UploadRequest request, Meter meter) {
        this.http = http;
        this.request = request;
        this.meter = meter;
    }

    void upload(List<LocalContent> files) {
        for (int from = 0; from < files.size(); from += BATCH) {
            List<LocalContent> batch = files.subList(from, Math.min(files.size(), from + BATCH));
            Map<String, JsonNode> answers = ask(batch);
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (LocalContent file : batch) {
                JsonNode answer = answers.get(file.sha256());
                if (answer == null) {
                    throw wrong(file, "the answer says nothing about it");
                }
                refuseErrors(file, answer);
                tasks.add(() -> one(file, answer.path("actions")));
            }
            Workers.run(tasks, PARALLEL, request.listener());
        }
    }

    private Map<String, JsonNode> ask(List<LocalContent> batch) {
        ObjectNode body = HubJson.object().put("operation", "upload").put("hash_algo", "sha256");
        body.putArray("transfers").add("basic").add("multipart");
        body.putObject("ref").put("name", request.revision());
        ArrayNode objects = body.putArray("objects");
        for (LocalContent file : batch) {
            objects.addObject().put("oid", file.sha256()).put("size", file.size());
        }
        JsonNode answer = http.json(
                lfs(http.endpoint().lfsBatch(request.repo()), body, "uploading large files to " + request.repo()));
        Map<String, JsonNode> byOid = new HashMap<>();
        answer.path("objects").forEach(object -> byOid.put(object.path("oid").asString(""), object));
        return byOid;
    }

    private boolean one(LocalContent file, JsonNode actions) {
        JsonNode upload = actions.path("upload");
        if (upload.path("href").asString("").isEmpty()) {
            // Stored already, by whomever.
            meter.skip(file.path(), file.size());
            return false;
        }
        JsonNode chunk = upload.path("header").path("chunk_size");
        if (chunk.isMissingNode()) {
            put(file, http.endpoint().rebased(upload.path("href").asString()), 0, file.size())
                    .close();
            meter.skip(file.path(), file.size());
        } else {
            parts(file, upload, chunk.asLong(0));
        }
        String verify = actions.path("verify").path("href").asString("");
        if (!verify.isEmpty()) {
            ObjectNode body = HubJson.object().put("oid", file.sha256()).put("size", file.size());
            http.run(lfs(http.endpoint().rebased(verify), body, "verifying " + file.path()));
        }
        return true;
    }

    private void parts(LocalContent file, JsonNode upload, long chunk) {
        Map<Integer, String> addresses = new TreeMap<>();
        upload.path("header").properties().forEach(header -> {
            if (header.getKey().matches("\\d{1,9}")) {
                addresses.put(
                        Integer.valueOf(header.getKey()), header.getValue().asString(""));
            }
        });
        if (chunk <= 0 || addresses.size() != (file.size() + chunk - 1) / chunk) {
            throw wrong(
                    file,
                    "it is to go in " + addresses.size() + " parts of " + chunk + " bytes, which do not make "
                            + file.size());
        }
        ObjectNode done = HubJson.object().put("oid", file.sha256());
        ArrayNode parts = done.putArray("parts");
        long offset = 0;
        for (Map.Entry<Integer, String> address : addresses.entrySet()) {
            long length = Math.min(chunk, file.size() - offset);
            meter.check(file.path());
            try (OutboundResponse response = put(file, http.endpoint().rebased(address.getValue()), offset, length)) {
                String etag =
                        response.header("ETag").orElseThrow(() -> wrong(file, "a part was taken without an ETag"));
                parts.addObject().put("partNumber", address.getKey()).put("etag", etag);
            }
            meter.skip(file.path(), length);
            offset += length;
        }
        http.run(lfs(http.endpoint().rebased(upload.path("href").asString()), done, "completing " + file.path()));
    }

    /** To the store, which knows no token: its addresses are signed. */
    private OutboundResponse put(LocalContent file, URI where, long offset, long length) {
        return http.send(HubCall.of("PUT", where, "uploading " + file.path())
                .withAuth(HubCall.Auth.NONE)
                .withBody(file.slice(offset, length)));
    }

    private static HubCall lfs(URI uri, ObjectNode body, String about) {
        return HubCall.post(uri, OutboundBody.bytes(TYPE, body.toString().getBytes(StandardCharsets.UTF_8)), about)
                .withHeader("Accept", TYPE);
    }

    private void refuseErrors(LocalContent file, JsonNode answer) {
        JsonNode error = answer.path("error");
        if (error.isObject()) {
            throw wrong(
                    file,
                    error.path("message").asString("no reason given").replaceAll("\\p{Cntrl}+", " ") + " ("
                            + error.path("code").asString("") + ")");
        }
    }

    private HubException wrong(LocalContent file, String why) {
        return new HubException(
                HubException.Kind.BAD_REQUEST, "uploading " + file.path() + " to " + request.repo() + ": " + why);
    }
}
