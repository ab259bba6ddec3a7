package dev.tagloop.cli.simulate;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.data.DataArgument;
import dev.tagloop.cli.options.LabelColumnOption;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.split.TrainTestSplit;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.simulation.SimulatedData;
import dev.tagloop.learning.task.LearningTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which labelled texts are replayed. */
final class SimulationSource {
    private static final double TEST_SHARE = 0.25;
    private static final long SEED = 42;

    @Option(
            names = "--data",
            paramLabel = "FILE|DIR|ID",
            defaultValue = "starter-ner",
            description = "Labelled texts to replay (default: ${DEFAULT-VALUE}).")
    private String data;

    @Option(
            names = "--test",
            paramLabel = "FILE|DIR|ID",
            description =
                    "Labelled texts to measure on (default: a data set's test part; of a file a quarter of its documents, always the same).")
    private String test;

    @Mixin
    private LabelColumnOption column;

    @Option(names = "--limit", paramLabel = "N", description = "Replay only the first so many texts.")
    private Integer limit;

    String name() {
        return data;
    }

    SimulatedData read() {
        List<List<LabeledText>> documents = training().documents();
        List<LabeledText> measured;
        if (test == null && Files.isRegularFile(Path.of(data))) {
            if (documents.size() < 4) {
                throw new UserError(
                        "The file " + data + " is " + documents.size()
                                + " document(s), of which none can be kept apart to measure on. Name texts for it with --test.");
            }
            TrainTestSplit split = TrainTestSplit.of(documents.size(), TEST_SHARE, SEED);
            measured = flat(select(documents, split.test()));
            documents = select(documents, split.train());
        } else {
            measured = argument(test == null ? data : test)
                    .evaluation(LearningTasks.TOKEN_CLASSIFICATION, Optional.empty());
        }
        List<LabeledText> pool = flat(documents);
        return SimulatedData.of(pool.subList(0, limit == null ? pool.size() : Math.min(limit, pool.size())), measured);
    }

    private TrainingData<LabeledText> training() {
        if (limit != null && limit < 2) {
            throw new UserError("--limit must be 2 or more.");
        }
        return argument(data).training(LearningTasks.TOKEN_CLASSIFICATION);
    }

    private DataArgument argument(String name) {
        return new DataArgument(name, column.named());
    }

    private static List<List<LabeledText>> select(List<List<LabeledText>> documents, List<Integer> places) {
        List<List<LabeledText>> selected = new ArrayList<>();
        places.forEach(place -> selected.add(documents.get(place)));
        return selected;
    }

    private static List<LabeledText> flat(List<List<LabeledText>> documents) {
        return documents.stream().flatMap(List::stream).toList();
    }
}
