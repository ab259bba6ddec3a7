package dev.tagloop.learning.combination;

import dev.tagloop.core.combination.ScoreCalibration;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.models.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A combination as JSON in a folder. */
final class CombinationFile {
    private CombinationFile() {}

    static void write(Combination combination, Path file) throws IOException {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("task", combination.task().name());
        root.put("threshold", combination.threshold());
        combination.labels().forEach(root.putArray("labels")::add);
        root.put("data", combination.data());
        root.put("documents", combination.documents());
        ArrayNode members = root.putArray("members");
        for (Member member : combination.members()) {
            members.addObject()
                    .put("name", member.name())
                    .put("model", member.model())
                    .put("digest", member.digest())
                    .put("weight", member.weight())
                    .put("slope", member.calibration().slope())
                    .put("offset", member.calibration().offset());
        }
        Folders.write(file, root.toPrettyString() + "\n");
    }

    /** @throws ModelFormatException if the file cannot be read as one */
    static Combination read(Path file) {
        JsonNode root = tree(file);
        List<String> labels = new ArrayList<>();
        root.path("labels").forEach(label -> labels.add(label.asString("")));
        List<Member> members = new ArrayList<>();
        try {
            root.path("members").forEach(member -> members.add(member(member)));
            return new Combination(
                    task(root.path("task").asString("")),
                    members,
                    root.path("threshold").asDouble(0),
                    labels,
                    root.path("data").asString(""),
                    root.path("documents").asInt(0));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(file + " is no combination of models: " + e.getMessage(), e);
        }
    }

    private static LearningTask<?> task(String name) {
        LearningTask<?> task = LearningTasks.named(name);
        if (!Combinations.fits(task)) {
            throw new IllegalArgumentException("models for " + name + " are not combined");
        }
        return task;
    }

    private static Member member(JsonNode member) {
        return new Member(
                text(member, "name"),
                text(member, "model"),
                text(member, "digest"),
                number(member, "weight"),
                new ScoreCalibration(number(member, "slope"), number(member, "offset")));
    }

    private static String text(JsonNode member, String key) {
        if (!member.path(key).isString()) {
            throw new IllegalArgumentException("a member lacks \"" + key + "\"");
        }
        return member.path(key).stringValue();
    }

    private static double number(JsonNode member, String key) {
        if (!member.path(key).isNumber()) {
            throw new IllegalArgumentException("a member lacks the number \"" + key + "\"");
        }
        return member.path(key).doubleValue();
    }

    private static JsonNode tree(Path file) {
        try {
            return Json.read(Files.readString(file));
        } catch (IOException | JsonException e) {
            throw new ModelFormatException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
