package dev.tagloop.hub.internal.upload;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.UploadRequest;
import dev.tagloop.hub.internal.download.Meter;
import dev.tagloop.hub.internal.http.HubCall;
import dev.tagloop.hub.internal.http.HubHttp;
import dev.tagloop.hub.internal.http.HubJson;
import dev.tagloop.hub.internal.http.RepoCalls;
import dev.tagloop.hub.internal.upload.Preupload.Plan;
import dev.tagloop.hub.repo.CommitResult;
import dev.tagloop.net.OutboundBody;
import dev.tagloop.places.Scratch;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An upload from beginning to end. Nothing is seen of it before the commit, which is one. */
public final class Upload {
    private static final Logger log = LoggerFactory.getLogger(Upload.class);
    private static final String NDJSON = "application/x-ndjson";
    private static final String CARD = "README.md";

    private final HubHttp http;
    private final RepoCalls calls;
    private final UploadRequest request;

    /** An upload by {@code http}. */
    public Upload(HubHttp http, RepoCalls calls, UploadRequest request) {
        this.http = http;
        this.calls = calls;
        this.request = request;
    }

    /** Does it. */
    public CommitResult run() {
        List<LocalContent> files =
                request.additions().stream().map(LocalContent::of).toList();
        if (files.isEmpty() && request.deletions().isEmpty()) {
            throw new HubException(HubException.Kind.BAD_REQUEST, "There is nothing to upload to " + request.repo());
        }
        for (LocalContent file : files) {
            if (file.path().equals(CARD)) {
                validate(file);
            }
        }
        Plan plan = new Preupload(http, request).plan(files);
        List<String> unchanged = paths(plan.unchanged());
        List<String> changed = new ArrayList<>(paths(plan.regular()));
        changed.addAll(paths(plan.large()));
        changed.addAll(request.deletions());
        if (changed.isEmpty()) {
            String head = calls.commit(request.repo(), request.revision());
            log.warn("{} has all of it already: no commit was made", request.repo());
            return new CommitResult(head, "", Optional.empty(), List.of(), unchanged);
        }
        Meter meter = new Meter(request.listener());
        plan.large().forEach(file -> meter.expect(file.size()));
        plan.regular().forEach(file -> meter.expect(file.size()));
        new LfsUpload(http, request, meter).upload(plan.large());
        meter.check("uploading to " + request.repo());
        JsonNode answer = commit(plan);
        plan.regular().forEach(file -> meter.skip(file.path(), file.size()));
        return new CommitResult(
                answer.path("commitOid").asString(""),
                answer.path("commitUrl").asString(""),
                Optional.of(answer.path("pullRequestUrl").asString("")).filter(url -> !url.isEmpty()),
                List.copyOf(changed),
                unchanged);
    }

    /** The Hub refuses a card with wrong front matter; better before gigabytes are sent. */
    private void validate(LocalContent card) {
        try (InputStream in = card.open()) {
            ObjectNode body = HubJson.object()
                    .put("content", new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .put("repoType", request.repo().type().word());
            JsonNode answer = http.json(HubCall.post(
                    http.endpoint().api("validate-yaml"),
                    OutboundBody.json(body.toString()),
                    "checking the front matter of " + CARD));
            answer.path("warnings")
                    .forEach(warning -> log.warn(
                            "{}: {}", CARD, warning.path("message").asString("").replaceAll("\\p{Cntrl}+", " ")));
        } catch (IOException e) {
            throw new HubException(HubException.Kind.DISK, CARD + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Sent once: a second try could make a second commit. */
    private JsonNode commit(Plan plan) {
        URI base = http.endpoint().api(request.repo(), "commit", request.revision());
        URI uri = request.pullRequest() ? URI.create(base + "?create_pr=1") : base;
        Path lines = null;
        try {
            lines = Scratch.file("commit", ".ndjson");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(lines))) {
                write(out, plan);
            }
            JsonNode answer =
                    http.json(HubCall.post(uri, OutboundBody.file(NDJSON, lines), "committing to " + request.repo())
                            .once());
            if (answer.path("commitOid").asString("").isEmpty()) {
                throw new HubException(
                        HubException.Kind.NOT_A_HUB,
                        "committing to " + request.repo() + ": the answer names no commit");
            }
            return answer;
        } catch (IOException e) {
            throw new HubException(HubException.Kind.DISK, "The commit cannot be put together: " + e.getMessage(), e);
        } finally {
            delete(lines);
        }
    }

    private void write(OutputStream out, Plan plan) throws IOException {
        ObjectNode header = HubJson.object().put("summary", summary()).put("description", request.description());
        request.parent().ifPresent(commit -> header.put("parentCommit", commit));
        line(out, "header", header);
        for (LocalContent file : plan.regular()) {
            regular(out, file);
        }
        for (LocalContent file : plan.large()) {
            line(
                    out,
                    "lfsFile",
                    HubJson.object()
                            .put("path", file.path())
                            .put("algo", "sha256")
                            .put("oid", file.sha256())
                            .put("size", file.size()));
        }
        for (String path : request.deletions()) {
            line(
                    out,
                    path.endsWith("/") ? "deletedFolder" : "deletedFile",
                    HubJson.object().put("path", path));
        }
    }

    /** The content is written through, not held: {@code {"key":"file","value":{"content":"…","path":…}}}. */
    private static void regular(OutputStream out, LocalContent file) throws IOException {
        out.write(text("{\"key\":\"file\",\"value\":{\"content\":\""));
        try (InputStream in = file.open();
                OutputStream encoded = Base64.getEncoder().wrap(new Unclosed(out))) {
            in.transferTo(encoded);
        }
        String rest = HubJson.object()
                .put("path", file.path())
                .put("encoding", "base64")
                .toString();
        out.write(text("\"," + rest.substring(1) + "}\n"));
    }

    private static void line(OutputStream out, String key, ObjectNode value) throws IOException {
        ObjectNode line = HubJson.object().put("key", key);
        line.set("value", value);
        out.write(text(line + "\n"));
    }

    private String summary() {
        if (!request.message().isBlank()) {
            return request.message();
        }
        if (request.additions().isEmpty()) {
            return "Delete " + request.deletions().getFirst() + " with tagloop";
        }
        return request.additions().size() == 1
                ? "Upload " + request.additions().getFirst().path() + " with tagloop"
                : "Upload folder using tagloop";
    }

    private static List<String> paths(List<LocalContent> files) {
        return files.stream().map(LocalContent::path).toList();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.debug("{} stays behind", file, e);
        }
    }

    /** Base64 must be closed to write its end, the file must not. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
