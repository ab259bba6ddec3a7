package dev.tagloop.learning.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.split.TrainTestSplit;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.baseline.Baselines;
import dev.tagloop.learning.combination.CombinationLearning.Named;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three encoders of different seeds, and OpenNLP: each two of the encoders together with OpenNLP against the best of them, the mean over the
 * three combinations, on texts that no model has learned from.
 */
@Tag("slow")
class CombinationsAreAtLeastAsGoodTest {
    private static final int SEEDS = 3;

    @TempDir
    private Path folder;

    @Test
    void thanTheBestMemberOnTheStarterSet() {
        compare(
                LabeledTexts.read("starter-ner", "train").documents(),
                flat(LabeledTexts.read("starter-ner", "test").documents()));
    }

    @Test
    void thanTheBestMemberOnWikiGold() {
        Path file = Path.of(System.getProperty("tagloop.root", ".."), "..", "shared", "data", "wikigold")
                .resolve("wikigold.conll.txt")
                .normalize();
        assumeTrue(Files.isRegularFile(file), "WikiGold is not here, skipped: " + file);
        List<List<LabeledText>> all = LabeledTexts.read(file).documents();
        TrainTestSplit split = TrainTestSplit.of(all.size(), 0.2, 42);
        compare(
                split.train().stream().map(all::get).toList(),
                flat(split.test().stream().map(all::get).toList()));
    }

    private static List<LabeledText> flat(List<List<LabeledText>> documents) {
        return documents.stream().flatMap(List::stream).toList();
    }

    private void compare(List<List<LabeledText>> train, List<LabeledText> test) {
        Path quick = folder.resolve("opennlp");
        Baselines.train(LearningTasks.TOKEN_CLASSIFICATION, flat(train), quick);
        List<Path> encoders = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Path encoder = folder.resolve("seed" + seed);
            new LocalTrainer()
                    .train(
                            TrainingData.of(train, List.of(), "train"),
                            TrainingOptions.defaults().withSeed(seed),
                            encoder,
                            TrainingWatch.none());
            encoders.add(encoder);
        }
        double gain = 0;
        for (int left = 0; left < SEEDS; left++) {
            int without = left;
            List<Named> members = new ArrayList<>(List.of(new Named("opennlp", quick.toString())));
            encoders.stream()
                    .filter(encoder -> !encoder.equals(encoders.get(without)))
                    .forEach(encoder ->
                            members.add(new Named(encoder.getFileName().toString(), encoder.toString())));
            CombinationReport report = CombinationLearning.of(members, PipelineSettings.defaults())
                    .learn(test, "test", folder.resolve("all"), Progress.NONE, new CancelToken())
                    .report()
                    .orElseThrow();
            System.out.println(report.figures() + " " + report.difference());
            gain += report.difference().f1() / SEEDS;
        }
        assertThat(gain).isGreaterThanOrEqualTo(0);
    }
}
