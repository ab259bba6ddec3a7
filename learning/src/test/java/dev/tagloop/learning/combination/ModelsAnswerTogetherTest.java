package dev.tagloop.learning.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.backend.ServedTaskModel;
import dev.tagloop.learning.baseline.Baselines;
import dev.tagloop.learning.baseline.QuickModel;
import dev.tagloop.learning.combination.CombinationLearning.Named;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.PipelineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three models of OpenNLP, each trained on other parts of the starter sets. */
@Tag("thorough")
class ModelsAnswerTogetherTest {
    @TempDir
    private static Path home;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        thirds(LearningTasks.TOKEN_CLASSIFICATION, "starter-ner");
        thirds(LearningTasks.TEXT_CLASSIFICATION, "starter-topics");
    }

    private static <E> void thirds(LearningTask<E> task, String data) {
        List<E> all = examples(task, data, "train");
        for (int part = 0; part < 3; part++) {
            List<E> own = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (i % 3 != part) {
                    own.add(all.get(i));
                }
            }
            Baselines.train(task, own, home.resolve(task.word() + part));
        }
    }

    private static <E> List<E> examples(LearningTask<E> task, String data, String split) {
        return task.of(Datasets.load(data, split), Optional.empty()).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static CombinationLearning three(LearningTask<?> task) {
        return CombinationLearning.of(
                List.of(named(task, 0), named(task, 1), named(task, 2)), PipelineSettings.defaults());
    }

    private static Named named(LearningTask<?> task, int part) {
        return new Named("part" + part, home.resolve(task.word() + part).toString());
    }

    private CombinationLearning.Learned learn(LearningTask<?> task, String data, Path target) {
        return three(task).learn(examples(task, data, "test"), data, target, Progress.NONE, new CancelToken());
    }

    @Test
    void spansOfThreeFindersAreBetterThanThoseOfTheBestOfThem() {
        var learned = learn(LearningTasks.TOKEN_CLASSIFICATION, "starter-ner", folder.resolve("all"));
        CombinationReport report = learned.report().orElseThrow();
        assertThat(report.figures()).containsOnlyKeys("part0", "part1", "part2", "combination");
        double best = report.figures().get(report.best());
        assertThat(report.members())
                .allSatisfy(member -> assertThat(member.measurement().figure()).isLessThanOrEqualTo(best));
        assertThat(report.combination().figure()).isGreaterThan(best);
        assertThat(report.difference().f1()).isEqualTo(report.combination().figure() - best, within(1e-12));
        assertThat(report.pairs())
                .hasSize(3)
                .allSatisfy(pair -> assertThat(pair.value()).isBetween(0.5, 0.99));
        assertThat(report.labels()).containsOnlyKeys("LOC", "MISC", "ORG", "PER");
        assertThat(learned.combination().name()).isEqualTo("combined: part0+part1+part2");
    }

    @Test
    void labelsOfThreeCategorizersAreAtLeastAsGoodAsThoseOfTheBestOfThem() {
        var learned = learn(LearningTasks.TEXT_CLASSIFICATION, "starter-topics", folder.resolve("all"));
        CombinationReport report = learned.report().orElseThrow();
        assertThat(report.combination().figure())
                .isGreaterThanOrEqualTo(report.figures().get(report.best()));
        assertThat(report.measure()).isEqualTo("Cohen's κ");
        Combinations.write(learned.combination(), folder.resolve("all"));
        try (QuickModel<?> model = Combinations.open(folder.resolve("all"), PipelineSettings.defaults())) {
            List<ClassifiedText> gold = examples(LearningTasks.TEXT_CLASSIFICATION, "starter-topics", "test");
            assertThat(model.measure(gold, Progress.NONE, new CancelToken()).figure())
                    .isGreaterThan(report.figures().get(report.best()) - 0.02);
        }
    }

    @Test
    void aCombinationIsServedAsAnyModelAndItsSpansAreThoseOfTheText() {
        Path target = folder.resolve("all");
        Combinations.write(
                learn(LearningTasks.TOKEN_CLASSIFICATION, "starter-ner", target).combination(), target);
        Combination read = Combinations.read(target);
        assertThat(read.documents())
                .isEqualTo(examples(LearningTasks.TOKEN_CLASSIFICATION, "starter-ner", "test")
                        .size());
        try (ServedTaskModel served = ServedTaskModel.load(target.toString(), PipelineSettings.defaults());
                QuickModel<?> model = Combinations.open(target, PipelineSettings.defaults())) {
            assertThat(served.version()).matches("all-[0-9a-f]{8}");
            assertThat(served.modelClass()).isEqualTo("TokenClassification");
            LabeledText asked = new LabeledText("👩‍💻 The team is from Germany.", List.of());
            assertThat(model.answers(List.of(asked), Progress.NONE, new CancelToken()))
                    .isEqualTo(List.of(
                            new LabeledText(asked.text(), List.of(new LabeledSpan(new CodePointSpan(21, 28), "LOC")))));
        }
    }

    @Test
    void aMemberBesideTheCombinationIsNamedByTheWayToItAndMovesWithIt() throws IOException {
        Path together = folder.resolve("models");
        copy(home.resolve("ner0"), together.resolve("a"));
        copy(home.resolve("ner1"), together.resolve("b"));
        List<Named> two = List.of(
                new Named("a", together.resolve("a").toString()),
                new Named("b", together.resolve("b").toString()));
        Combination combination = CombinationLearning.of(two, PipelineSettings.defaults())
                .learn(List.of(), "", together.resolve("c"), Progress.NONE, new CancelToken())
                .combination();
        assertThat(combination.members()).extracting(Member::model).containsExactly("../a", "../b");
        assertThat(combination.members()).extracting(Member::weight).containsExactly(1.0, 1.0);
        Combinations.write(combination, together.resolve("c"));
        Path moved = Files.move(together, folder.resolve("moved")).resolve("c");
        try (QuickModel<?> model = Combinations.open(moved, PipelineSettings.defaults())) {
            assertThat(model.model().labels()).containsExactly("LOC", "MISC", "ORG", "PER");
        }
        String digest = Combinations.digest(moved);
        copy(home.resolve("ner2"), folder.resolve("moved").resolve("b"));
        assertThatThrownBy(() -> Combinations.open(moved, PipelineSettings.defaults()))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("was made with another model than the one that is now in")
                .hasMessageEndingWith("combine them again");
        assertThat(Combinations.digest(moved)).isEqualTo(digest);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : List.of("opennlp.json", "opennlp.bin")) {
            Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void modelsOfDifferentKindsAndOneNameTwiceAreRefused() {
        Named spans = named(LearningTasks.TOKEN_CLASSIFICATION, 0);
        Named labels =
                new Named("labels", named(LearningTasks.TEXT_CLASSIFICATION, 0).model());
        assertThatThrownBy(() -> CombinationLearning.of(List.of(spans, labels), PipelineSettings.defaults()))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("part0 is a model for token-classification, labels one for text-classification; only models"
                        + " of one kind are combined");
        assertThatThrownBy(() -> CombinationLearning.of(List.of(spans, spans), PipelineSettings.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two models or more of different names");
    }

    @Test
    void cancelEndsItBetweenTwoBatches() {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        List<LabeledText> gold = examples(LearningTasks.TOKEN_CLASSIFICATION, "starter-ner", "test");
        assertThatThrownBy(() ->
                        three(LearningTasks.TOKEN_CLASSIFICATION).learn(gold, "gold", folder, Progress.NONE, cancel))
                .isInstanceOf(CancellationException.class);
    }
}
