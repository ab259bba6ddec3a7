package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.metrics.AnswerScores;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.QuestionAnsweringOptions;
import dev.tagloop.models.QuestionAnsweringPipeline;
import dev.tagloop.models.QuestionAnsweringPipeline.Query;
import dev.tagloop.training.testing.TinyBert;
import dev.tagloop.training.testing.TinyModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Tag("thorough")
class AnswersAreLearnedTest {
    static final Iterable<String> TYPES = TinyModels.types();

    private static final String[] PEOPLE = {"ann", "bob", "tom", "eve", "max", "ida", "kim", "lee"};
    private static final String[] PLACES = {"rome", "paris", "york", "lima", "oslo", "cairo", "tokyo", "delhi"};
    private static final String[] THINGS = {"bread", "fish", "rice", "soup", "cake", "milk"};

    private static final TrainingSettings QUICK = TrainingSettings.questionAnsweringDefaultsFor(60)
            .withLearningRate(4e-3)
            .withHeadMultiple(4)
            .withEpochs(10)
            .withWordShape(false)
            .withDropout(0)
            .withThreads(1);

    /** The answer stands behind "in"; every fourth text has none. */
    private static List<AnsweredQuestion> questions(int count, long seed) {
        Random random = new Random(seed);
        List<AnsweredQuestion> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String person = PEOPLE[random.nextInt(PEOPLE.length)];
            String eats = person + " likes " + THINGS[random.nextInt(THINGS.length)] + ". ";
            String place = PLACES[random.nextInt(PLACES.length)];
            String lives = person + " lives in " + place + ". ";
            String context =
                    i % 4 == 0 ? "😀 " + eats + eats : "😀 " + (random.nextBoolean() ? eats + lives : lives + eats);
            int at = context.indexOf(place);
            questions.add(new AnsweredQuestion(
                    "q" + i,
                    "where is " + person + "?",
                    context,
                    // The emoji takes two UTF-16 units and one code point.
                    at < 0 ? List.of() : List.of(new CodePointSpan(at - 1, at - 1 + place.length()))));
        }
        return questions;
    }

    @Test
    void theTrainedModelAnswersInThePipelineAsItWasJudged(@TempDir Path folder) {
        List<AnsweredQuestion> heldOut = questions(40, 2);
        TrainingResult result = FineTuning.questionAnswering(TinyBert.checkpoint())
                .train(questions(120, 1))
                .validation(heldOut)
                .settings(QUICK)
                .run();
        EpochRecord best = result.best();
        assertThat(best.metrics().keySet()).containsExactly("exact", "f1", "HasAns_f1", "threshold");
        assertThat(best.metric("f1").getAsDouble()).isGreaterThanOrEqualTo(0.9);

        result.model().write(folder);
        Checkpoint read = Checkpoint.read(folder);
        assertThat(read.config().architecture()).contains("BertForQuestionAnswering");
        assertThat(read.config().noAnswerThreshold())
                .isEqualTo(best.metric("threshold").getAsDouble());
        try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(read)) {
            List<String> answers = pipeline
                    .best(
                            heldOut.stream()
                                    .map(question -> new Query(question.question(), question.context()))
                                    .toList(),
                            QuestionAnsweringOptions.defaults())
                    .stream()
                    .map(answer -> answer.decide(pipeline.noAnswerThreshold()).text())
                    .toList();
            AnswerScores scores = AnswerScores.of(heldOut, answers);

            assertThat(scores.all().f1()).isCloseTo(best.metric("f1").getAsDouble(), within(1e-9));
            assertThat(scores.all().exact()).isCloseTo(best.metric("exact").getAsDouble(), within(1e-9));
            assertThat(scores.unanswerable().exact()).isGreaterThanOrEqualTo(0.8);
        }
    }

    @Test
    void aModelThatAnswersAlreadyIsGoneOnWith() {
        TrainingResult first = FineTuning.questionAnswering(TinyBert.checkpoint())
                .train(questions(40, 1))
                .settings(QUICK.withEpochs(2))
                .run();
        List<String> missing = new ArrayList<>();
        EpochListener listener = new EpochListener() {
            @Override
            public void epoch(EpochRecord epoch) {}

            @Override
            public void loaded(List<String> fresh, List<String> unused) {
                missing.addAll(fresh);
            }
        };

        FineTuning.questionAnswering(first.model())
                .train(questions(20, 3))
                .settings(QUICK.withEpochs(1))
                .listener(listener)
                .run();

        assertThat(missing).isEmpty();
        assertThat(first.model().config().noAnswerThreshold()).isZero();
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void everyFamilyLearnsAndItsCheckpointIsRead(String type, @TempDir Path folder) {
        TrainingResult result = FineTuning.questionAnswering(TinyModels.encoder(type))
                .train(questions(16, 1))
                .settings(QUICK.withEpochs(3))
                .run();

        assertThat(result.epochs().getLast().loss())
                .isLessThan(result.epochs().getFirst().loss());
        result.model().write(folder);
        Checkpoint read = Checkpoint.read(folder);
        assertThat(read.config().architecture().orElseThrow()).endsWith("ForQuestionAnswering");
        assertThat(read.weights()).isEqualTo(result.model().weights());
        try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(read)) {
            AnsweredQuestion question = questions(2, 5).getLast();
            assertThat(pipeline.best(question.question(), question.context(), QuestionAnsweringOptions.defaults())
                            .answer())
                    .isPresent();
        }
    }

    @Test
    void aTextThatIsCutTeachesItsAnswerInTheWindowThatHoldsIt() {
        String filler = "tom likes rice. ".repeat(20);
        List<AnsweredQuestion> longer = questions(12, 4).stream()
                .map(question -> new AnsweredQuestion(
                        question.id(),
                        question.question(),
                        filler + question.context(),
                        question.answers().stream()
                                .map(answer -> answer.shift(filler.length()))
                                .toList()))
                .toList();

        TrainingResult result = FineTuning.questionAnswering(TinyBert.checkpoint())
                .train(longer)
                .settings(QUICK.withWindows(48, 12).withEpochs(1))
                .run();

        assertThat(result.windows()).isEqualTo(12 * 3);
    }

    @Test
    void whatCannotBeLearnedIsNamed() {
        List<AnsweredQuestion> none = List.of(new AnsweredQuestion("a", "where?", "ann eats.", List.of()));
        List<AnsweredQuestion> wordy = List.of(
                new AnsweredQuestion("b7", "where ".repeat(400), "ann eats.", List.of(new CodePointSpan(0, 3))));

        assertThatThrownBy(() -> FineTuning.questionAnswering(TinyBert.checkpoint())
                        .train(none)
                        .run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("none of the 1 training questions has an answer, so there is nothing to learn:"
                        + " mark some first");
        assertThatThrownBy(() -> FineTuning.questionAnswering(TinyBert.checkpoint())
                        .train(wordy)
                        .run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("question b7: the first text takes 403 of the 384 tokens that fit");
    }
}
