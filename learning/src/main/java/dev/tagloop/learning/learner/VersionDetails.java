package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.combination.Combination;
import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.train.RunEpoch;
import dev.tagloop.learning.train.RunFiles;
import dev.tagloop.learning.train.RunScores;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.optimization.Optimization;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@link LearnedVersion} tells of a version, out of the run that made it. */
final class VersionDetails {
    private static final List<String> OWN = List.of("precision", "recall", "f1");

    private final ObjectNode details = Json.mapper().createObjectNode();

    private VersionDetails() {}

    static LearnedVersion of(ModelVersion version, boolean promoted, boolean archived) {
        TrainingRun run = version.run();
        JsonObject details = of(run).with("archived", archived);
        return new LearnedVersion(
                version.name(),
                run.created(),
                promoted,
                Combinations.isThere(version.folder())
                        ? combined(details, Combinations.read(version.folder()))
                        : details);
    }

    /** A combination's members are named, and how much each counts. */
    private static JsonObject combined(JsonObject details, Combination combination) {
        ArrayNode members = Json.mapper().createArrayNode();
        combination
                .members()
                .forEach(
                        member -> members.addObject().put("name", member.name()).put("weight", member.weight()));
        return details.with("kind", "combined").with("members", members);
    }

    static JsonObject of(TrainingRun run) {
        VersionDetails all = new VersionDetails();
        all.source(run);
        if (run.scores() != null) {
            all.scores(run.scores());
        }
        ArrayNode epochs = all.details.putArray("epochs");
        run.epochs().forEach(epoch -> epochs.add(epoch(epoch)));
        ArrayNode notes = all.details.putArray("notes");
        run.notes().forEach(notes::add);
        return JsonObject.owning(all.details);
    }

    /** An epoch's figures, scores left out where nothing was measured. */
    static ObjectNode epoch(RunEpoch epoch) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("epoch", epoch.epoch());
        node.put("loss", epoch.loss());
        if (epoch.f1() != null) {
            node.put("precision", epoch.precision());
            node.put("recall", epoch.recall());
            node.put("f1", epoch.f1());
        }
        node.put("seconds", epoch.seconds());
        node.put("best", epoch.best());
        return node;
    }

    private void source(TrainingRun run) {
        details.put("task", run.learned().name());
        details.put("snapshot", run.digest());
        details.put("documents", run.documents());
        details.put("trained", run.trained());
        details.put("held_out", run.documents() - run.trained());
        details.put("kind", run.parent() == null ? "full" : "warm");
        if (run.parent() != null) {
            details.put("parent", run.parent());
        }
        details.put("base", run.base());
        details.put("base_revision", run.baseRevision());
        if (run.datasetRevision() != null) {
            details.put("dataset_revision", run.datasetRevision());
        }
        details.put("imported", run.imported());
        if (!run.imported()) {
            details.set("settings", settings(run.settings()));
            details.put("seed", run.seed());
            details.put("seconds", run.seconds());
        }
    }

    /** Under the names that {@link LearnSettings} reads, so that a version's settings can be used again. */
    private static ObjectNode settings(TrainingSettings settings) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("num_train_epochs", settings.epochs());
        node.put("per_device_train_batch_size", settings.batchSize());
        node.put("learning_rate", settings.learningRate());
        node.put("weight_decay", settings.weightDecay());
        node.put("warmup_ratio", settings.warmup());
        node.put("max_grad_norm", settings.maxGradientNorm());
        node.put("max_length", settings.maxLength());
        node.put("word_shape", settings.wordShape());
        node.put("seed", settings.seed());
        Map<String, Object> plain = Optimization.PLAIN.named();
        settings.optimization().named().forEach((name, value) -> {
            if (LearnSettings.knows(name) && !value.equals(plain.get(name))) {
                node.set(name, Json.mapper().valueToTree(value));
            }
        });
        return node;
    }

    private void scores(RunScores scores) {
        Map<String, Double> figures = scores.figures();
        OWN.forEach(name -> {
            if (figures.containsKey(name)) {
                details.put(name, figures.get(name));
            }
        });
        figures.keySet().stream().findFirst().ifPresent(metric -> details.put("metric", metric));
        ObjectNode metrics = details.putObject("metrics");
        figures.forEach(metrics::put);
        details.put("method", scores.method().name().toLowerCase(Locale.ROOT));
        ObjectNode labels = details.putObject("labels");
        scores.labels().forEach((label, score) -> {
            ObjectNode node = labels.putObject(label);
            node.put("precision", score.precision());
            node.put("recall", score.recall());
            node.put("f1", score.f1());
            node.put("gold", score.gold());
            node.put("predicted", score.predicted());
            node.put("correct", score.correct());
        });
        if (scores.calibration() != null) {
            details.set("calibration", Json.mapper().readTree(RunFiles.json(scores.calibration())));
        }
        if (scores.confusion() != null) {
            ObjectNode confusion = details.putObject("confusion");
            scores.confusion().forEach((gold, row) -> {
                ObjectNode counts = confusion.putObject(gold);
                row.forEach(counts::put);
            });
        }
    }
}
