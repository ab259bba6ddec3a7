package dev.tagloop.learning.worker;

import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.train.TrainingOptions;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the child is to do. It goes to the child's standard input as one line: people's texts lie in no file that a crash could leave behind.
 *
 * @param data what to learn from
 * @param options how
 * @param folder where the model goes
 */
record WorkerRequest(TrainingData<?> data, TrainingOptions options, String folder) {
    private static final JsonMapper MAPPER = WorkerMessage.MAPPER;

    String toLine() {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("task", data.task().name());
        line.put("name", data.name());
        line.set("documents", MAPPER.valueToTree(data.documents()));
        line.set("validation", MAPPER.valueToTree(data.validation()));
        line.put("digest", data.digest());
        line.set("notes", MAPPER.valueToTree(data.notes()));
        line.put("revision", data.revision());
        line.put("read_at", data.readAt() == null ? null : data.readAt().toString());
        line.set("options", MAPPER.valueToTree(options));
        line.put("folder", folder);
        return MAPPER.writeValueAsString(line);
    }

    static WorkerRequest parse(String line) {
        JsonNode node = MAPPER.readTree(line);
        return new WorkerRequest(
                data(LearningTasks.named(node.get("task").asString()), node),
                MAPPER.treeToValue(node.get("options"), TrainingOptions.class),
                node.get("folder").asString());
    }

    private static <E> TrainingData<E> data(LearningTask<E> task, JsonNode node) {
        return new TrainingData<>(
                task,
                node.get("name").asString(),
                documents(task, node.get("documents")),
                documents(task, node.get("validation")),
                node.get("digest").asString(),
                node.get("notes").valueStream().map(JsonNode::asString).toList(),
                text(node, "revision"),
                text(node, "read_at") == null ? null : Instant.parse(text(node, "read_at")));
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).isNull() ? null : node.get(name).asString();
    }

    private static <E> List<List<E>> documents(LearningTask<E> task, JsonNode node) {
        return node.valueStream()
                .map(document -> document.valueStream()
                        .map(example -> MAPPER.treeToValue(example, task.example()))
                        .toList())
                .toList();
    }
}
