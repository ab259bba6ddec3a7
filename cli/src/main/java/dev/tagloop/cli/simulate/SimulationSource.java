package dev.tagloop.cli.simulate;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.data.DataArgument;
import dev.tagloop.cli.options.LabelColumnOption;
import dev.tagloop.cli.options.TaskOption;
import dev.tagloop.core.split.TrainTestSplit;
import dev.tagloop.learning.simulation.SimulatedData;
import dev.tagloop.learning.simulation.task.SimulatedTask;
import dev.tagloop.learning.task.LearningTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private TaskOption task;

    @Mixin
    private LabelColumnOption column;

    @Option(names = "--limit", paramLabel = "N", description = "Replay only the first so many texts.")
    private Integer limit;

    String name() {
        return data;
    }

    /** What kind of answers is replayed. */
    LearningTask<?> task() {
        if (limit != null && limit < 2) {
            throw new UserError("--limit must be 2 or more.");
        }
        return task.named().orElseGet(() -> argument(data).task());
    }

    /** @param kind what a simulation has to know of such examples */
    <E> SimulatedData<E> read(LearningTask<E> learned, Function<List<E>, SimulatedTask<E>> kind) {
        List<List<E>> documents = argument(data).training(learned).documents();
        List<E> measured;
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
            measured = argument(test == null ? data : test).evaluation(learned, Optional.empty());
        }
        List<E> pool = flat(documents);
        if (pool.isEmpty() || measured.isEmpty()) {
            throw new UserError(
                    "There is nothing to replay: %s holds %d labelled texts, and there are %d to measure on."
                            .formatted(data, pool.size(), measured.size()));
        }
        return SimulatedData.of(
                kind.apply(pool),
                pool.subList(0, limit == null ? pool.size() : Math.min(limit, pool.size())),
                measured);
    }

    private DataArgument argument(String name) {
        return new DataArgument(name, column.named());
    }

    private static <E> List<List<E>> select(List<List<E>> documents, List<Integer> places) {
        List<List<E>> selected = new ArrayList<>();
        places.forEach(place -> selected.add(documents.get(place)));
        return selected;
    }

    private static <E> List<E> flat(List<List<E>> documents) {
        return documents.stream().flatMap(List::stream).toList();
    }
}
