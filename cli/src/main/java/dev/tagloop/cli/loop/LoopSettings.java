package dev.tagloop.cli.loop;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.train.TrainingOptions;
import tools.jackson.databind.node.ObjectNode;

/** The options of the command line as the settings of a learner. */
final class LoopSettings {
    private LoopSettings() {}

    static JsonObject of(TrainingOptions options) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("base", options.base());
        node.put("seed", options.seed());
        node.put("force", options.force());
        node.put("num_train_epochs", options.epochs());
        node.put("per_device_train_batch_size", options.batchSize());
        node.put("learning_rate", options.learningRate());
        node.put("max_length", options.maxLength());
        node.put("word_shape", options.wordShape());
        return JsonObject.owning(node);
    }
}
