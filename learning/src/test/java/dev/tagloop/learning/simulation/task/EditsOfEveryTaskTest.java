package dev.tagloop.learning.simulation.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.core.metrics.WordEdits;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.sampling.Samplers;
import dev.tagloop.learning.task.LearningTasks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What putting suggestions right takes, what an answer costs to read, and which samplers fit. */
class EditsOfEveryTaskTest {
    private static final SimulatedTask<ClassifiedText> ONE = classes(ClassifiedText.single("a", "x"));
    private static final SimulatedTask<ClassifiedText> SEVERAL = classes(ClassifiedText.several("a", List.of("x")));
    private static final SimulatedTask<ClassifiedText> NUMBER = classes(ClassifiedText.number("a", 1));
    private static final SimulatedTask<AnsweredQuestion> ANSWERS = SimulatedTasks.answers();
    private static final SimulatedTask<TextPair> TAKEN = new WrittenSimulation(LearningTasks.SUMMARIZATION, false);
    private static final SimulatedTask<TextPair> WRITTEN = new WrittenSimulation(LearningTasks.SUMMARIZATION, true);

    @Test
    void oneLabelIsRightOrChanged() {
        assertThat(ONE.edits(
                        List.of(
                                ClassifiedText.single("a", "x"),
                                ClassifiedText.single("b", "y"),
                                ClassifiedText.single("c", "y")),
                        List.of(
                                ClassifiedText.single("a", "x"),
                                ClassifiedText.single("b", "x"),
                                ClassifiedText.single("c", "y"))))
                .isEqualTo(new EditCost(2, 1, 0, 0, 0, 0));
        assertThat(NUMBER.edits(
                        List.of(ClassifiedText.number("a", 3), ClassifiedText.number("b", 3)),
                        List.of(ClassifiedText.number("a", 3.5), ClassifiedText.number("b", 3.6))))
                .isEqualTo(new EditCost(1, 1, 0, 0, 0, 0));
    }

    @Test
    void severalLabelsAreGivenAndTakenAwayEach() {
        assertThat(SEVERAL.edits(
                        List.of(ClassifiedText.several("a", List.of("x", "y")), ClassifiedText.several("b", List.of())),
                        List.of(
                                ClassifiedText.several("a", List.of("y", "z", "w")),
                                ClassifiedText.several("b", List.of("x")))))
                .isEqualTo(new EditCost(1, 0, 0, 0, 1, 3));
    }

    @Test
    void anAnswerIsRightIfOneOfThePeopleMarkedIt() {
        CodePointSpan rome = new CodePointSpan(6, 10);
        CodePointSpan inRome = new CodePointSpan(3, 10);
        AnsweredQuestion twice = question(inRome, inRome, rome);
        assertThat(ANSWERS.edits(
                        List.of(twice, twice, twice, question(), question()),
                        List.of(
                                question(rome),
                                question(new CodePointSpan(0, 10)),
                                question(),
                                question(rome),
                                question())))
                .isEqualTo(new EditCost(1, 0, 1, 0, 1, 1));
        assertThat(ANSWERS.text(twice)).isEqualTo("Where is it?\nIt in Rome.");
    }

    @Test
    void writtenTextsAreHeldAgainstTheNearestWordByWord() {
        assertThat(WordEdits.of("The cat sat on the mat.", "The dog sat on a red mat."))
                .isEqualTo(new EditCost(5, 2, 0, 0, 0, 1));
        assertThat(WordEdits.of("", "Two words")).isEqualTo(new EditCost(0, 0, 0, 0, 0, 2));
        assertThat(WordEdits.of("Two words", "")).isEqualTo(new EditCost(0, 0, 0, 0, 2, 0));
        TextPair gold = new TextPair("A long text.", List.of("Nothing like it", "A text here"));
        assertThat(TAKEN.edits(List.of(gold), List.of(TextPair.of("A long text.", "A long text"))))
                .isEqualTo(new EditCost(2, 0, 0, 0, 1, 1));
    }

    @Test
    void samplersThatCannotKnowAnythingAreRefusedWithAReason() {
        assertThat(fitting(SimulatedTasks.spans()))
                .hasSize(Samplers.all().size() - 5)
                .doesNotContain("unlikely-text", "changing-text", "no-answer", "number-spread");
        assertThat(fitting(ONE))
                .contains("breaking-ties", "bald-full", "committee-kl", "badge", "class-balancing", "likely-wrong")
                .doesNotContain("mnlp");
        assertThat(ONE.refusal(sampler("mnlp:unique")))
                .contains("of such tasks it says what another one says, or nothing");
        assertThat(fitting(SEVERAL)).contains("breaking-ties", "vote-entropy", "class-balancing");
        assertThat(ONE.refusal(sampler("number-spread"))).contains("these models give no number");
        assertThat(TAKEN.refusal(sampler("bald"))).contains("these models are not asked in passes with dropout");
        assertThat(fitting(NUMBER))
                .containsExactly(
                        "random",
                        "sequential",
                        "longest-first",
                        "kmeans++",
                        "coreset",
                        "number-spread",
                        "number-committee");
        assertThat(fitting(ANSWERS))
                .contains("least-confidence", "bald-full", "vote-entropy", "hybrid", "no-answer")
                .doesNotContain("likely-wrong", "badge");
        assertThat(fitting(TAKEN)).containsExactly("random", "sequential", "longest-first", "kmeans++", "coreset");
        assertThat(TAKEN.refusal(sampler("changing-text"))).contains("these models write no text of their own");
        assertThat(fitting(WRITTEN))
                .containsExactly(
                        "random",
                        "sequential",
                        "longest-first",
                        "kmeans++",
                        "coreset",
                        "unlikely-text",
                        "changing-text");
        for (SimulatedTask<?> task : List.of(SimulatedTasks.spans(), ONE, SEVERAL, NUMBER, ANSWERS, TAKEN, WRITTEN)) {
            assertThat(fitting(task)).contains(task.defaultSampler());
        }
    }

    @Test
    void oneLabelAloneTeachesNothing() {
        List<ClassifiedText> same = List.of(ClassifiedText.single("a", "x"), ClassifiedText.single("b", "x"));
        assertThat(ONE.teaches(same)).isFalse();
        assertThat(ONE.teaches(List.of(same.getFirst(), ClassifiedText.single("c", "y"))))
                .isTrue();
        assertThat(ANSWERS.teaches(List.of(question(), question()))).isFalse();
    }

    private static SimulatedTask<ClassifiedText> classes(ClassifiedText example) {
        return SimulatedTasks.classes(List.of(example));
    }

    private static AnsweredQuestion question(CodePointSpan... answers) {
        return new AnsweredQuestion("1", "Where is it?", "It in Rome.", List.of(answers));
    }

    private static List<String> fitting(SimulatedTask<?> task) {
        return Samplers.all().stream()
                .filter(sampler -> task.refusal(sampler).isEmpty())
                .map(Sampler::name)
                .toList();
    }

    private static Sampler sampler(String name) {
        return Samplers.named(name).orElseThrow();
    }
}
