package dev.tagloop.benchmarks;

import dev.tagloop.places.UserFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How much is measured of what concerns models. */
final class Effort {
    @Option(
            names = "--quick",
            description =
                    "Of models: a handful of sentences and one round each, to see in seconds that all of it works."
                            + " Its figures say nothing.")
    private boolean quick;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Of models: how often each way is measured, in turn with the others. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,2",
            description = "Of models: threads that one operation uses. Default: ${DEFAULT-VALUE}.")
    private List<Integer> threads;

    @Option(
            names = "--sentences",
            paramLabel = "N",
            defaultValue = "480",
            description = "Sentences of an epoch of fine-tuning. Default: ${DEFAULT-VALUE}.")
    private int sentences;

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,2,3",
            description = "Seeds of learning-curves and settings-sweep. Default: ${DEFAULT-VALUE}.")
    private List<Long> seeds;

    @Option(
            names = "--cells",
            paramLabel = "FOLDER",
            description =
                    "Where learning-curves and settings-sweep keep what they have measured, a line of JSON each: what is"
                            + " there is not measured again. Default: .cache/tagloop/benchmarks in your home.")
    private Path cells = UserFolders.ofProcess().cache().resolve("benchmarks");

    @Option(
            names = "--variations",
            split = ",",
            paramLabel = "NAME",
            converter = SweepVariation.ByKey.class,
            description =
                    "Settings that settings-sweep changes, such as batch-8; the defaults always come first. Default: all.")
    private List<SweepVariation> variations = List.of(SweepVariation.values());

    boolean quick() {
        return quick;
    }

    int rounds() {
        return quick ? 1 : rounds;
    }

    List<Integer> threads() {
        return threads;
    }

    int sentences() {
        return quick ? 24 : sentences;
    }

    List<Long> seeds() {
        return quick ? seeds.subList(0, 1) : seeds;
    }

    /** The defaults, with which the others are compared, and what else was asked for. */
    List<SweepVariation> variations() {
        return Stream.concat(Stream.of(SweepVariation.DEFAULTS), variations.stream())
                .distinct()
                .toList();
    }

    Path cells() {
        return cells;
    }
}
