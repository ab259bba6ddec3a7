package dev.tagloop.learning.snapshot;

import dev.tagloop.core.text.Sha256;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.internal.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A snapshot on disk: {@code snapshot.json} tells about it, {@code entries.jsonl} holds one task a line. */
final class SnapshotFiles {

    private static final String HEAD = "snapshot.json";
    private static final String ENTRIES = "entries.jsonl";

    private SnapshotFiles() {}

    static String digest(LabelSnapshot snapshot) {
        MessageDigest digest = Sha256.fresh();
        update(digest, "{\"entries\":[");
        String comma = "";
        for (SnapshotEntry entry : snapshot.entries()) {
            update(digest, comma);
            update(digest, entry.toLine());
            comma = ",";
        }
        update(digest, "],\"label_config\":");
        update(digest, CanonicalJson.write(StringNode.valueOf(snapshot.labelConfig())));
        update(digest, "}");
        return HexFormat.of().formatHex(digest.digest());
    }

    static void save(LabelSnapshot snapshot, Path folder) {
        if (Files.exists(folder)) {
            throw new SnapshotException(folder + " exists already; a snapshot is never overwritten");
        }
        try {
            Folders.publish(folder, fresh -> {
                Folders.write(fresh.resolve(HEAD), Json.writeAscii(head(snapshot)) + "\n");
                StringBuilder lines = new StringBuilder();
                snapshot.entries().forEach(entry -> lines.append(entry.toLine()).append('\n'));
                Folders.write(fresh.resolve(ENTRIES), lines.toString());
            });
        } catch (IOException e) {
            throw new SnapshotException("cannot write the snapshot " + folder + ": " + e.getMessage(), e);
        }
    }

    static LabelSnapshot load(Path folder) {
        try {
            JsonObject head = JsonObject.parse(Files.readString(folder.resolve(HEAD)));
            List<SnapshotEntry> entries = Files.readAllLines(folder.resolve(ENTRIES)).stream()
                    .map(SnapshotEntry::parse)
                    .toList();
            LabelSnapshot snapshot =
                    new LabelSnapshot(head.text("label_config").orElse(""), entries, report(head, entries.size()));
            if (!snapshot.digest().equals(head.text("digest").orElse(""))) {
                throw new SnapshotException("the snapshot " + folder
                        + " was changed after it was saved: its content has" + " the digest " + snapshot.digest());
            }
            return snapshot;
        } catch (IOException | JsonException e) {
            throw new SnapshotException("cannot read the snapshot " + folder + ": " + e.getMessage(), e);
        }
    }

    private static ObjectNode head(LabelSnapshot snapshot) {
        ObjectNode head = Json.mapper().createObjectNode();
        head.put("digest", snapshot.digest());
        head.put("label_config", snapshot.labelConfig());
        AdjudicationReport report = snapshot.report();
        ObjectNode adjudication = head.putObject("adjudication");
        adjudication.put("tasks", report.tasks());
        adjudication.put("unlabeled", report.unlabeled());
        adjudication.put("skipped", report.skipped());
        adjudication.put("empty", report.empty());
        report.rules().forEach((rule, count) -> adjudication.put(name(rule), count));
        return head;
    }

    private static AdjudicationReport report(JsonObject head, int entries) {
        JsonObject json = head.object("adjudication").orElse(JsonObject.empty());
        Map<Adjudication.Rule, Integer> rules = new EnumMap<>(Adjudication.Rule.class);
        for (Adjudication.Rule rule : Adjudication.Rule.values()) {
            rules.put(rule, number(json, name(rule), 0));
        }
        return new AdjudicationReport(
                number(json, "tasks", entries),
                number(json, "unlabeled", 0),
                number(json, "skipped", 0),
                number(json, "empty", 0),
                rules);
    }

    private static int number(JsonObject json, String key, int otherwise) {
        return (int) json.integer(key).orElse(otherwise);
    }

    private static String name(Adjudication.Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
