package dev.tagloop.learning.task.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.answering.BestSentence;
import dev.tagloop.core.metrics.AnswerScores;
import dev.tagloop.core.metrics.AnswerScores.Single;
import dev.tagloop.core.text.Text;
import dev.tagloop.datasets.AnsweredQuestions;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import dev.tagloop.models.BestAnswer;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.QuestionAnsweringOptions;
import dev.tagloop.models.QuestionAnsweringPipeline;
import dev.tagloop.models.QuestionAnsweringPipeline.Query;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.TrainingResult;
import dev.tagloop.training.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The floor for {@code starter-qa} with the default encoder, three seeds. "No answer" alone is right for a quarter of the questions, so the
 * questions that have an answer are looked at alone as well, none of them withheld: there nothing but understanding helps.
 */
@Tag("slow")
class AnswersBeatTheBestSentenceTest {
    private static final QuestionAnsweringOptions OPTIONS = QuestionAnsweringOptions.defaults();

    private final List<AnsweredQuestion> train =
            AnsweredQuestions.read("starter-qa", "train").questions();
    private final List<AnsweredQuestion> validation =
            AnsweredQuestions.read("starter-qa", "validation").questions();
    private final List<AnsweredQuestion> test =
            AnsweredQuestions.read("starter-qa", "test").questions();

    private static final int SEEDS = 3;

    /** One seed gained 0.086 with six epochs. */
    private static final double LEAST_GAIN = 0.03;

    @Test
    void onTheTestPartWithThreeSeeds() {
        List<List<Single>> decided = new ArrayList<>();
        List<List<Single>> answering = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            TrainingSettings settings =
                    TrainingSettings.questionAnsweringDefaultsFor(train.size()).withSeed(seed);
            TrainingResult result = FineTuning.questionAnswering(MiniLm.checkpoint())
                    .train(train)
                    .validation(validation)
                    .settings(settings)
                    .run();
            try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(result.model())) {
                List<BestAnswer> best = pipeline.best(
                        test.stream()
                                .map(question -> new Query(question.question(), question.context()))
                                .toList(),
                        OPTIONS);
                decided.add(scores(best, pipeline.noAnswerThreshold()));
                answering.add(scores(best, Double.POSITIVE_INFINITY));
            }
            System.out.printf(
                    Locale.ROOT,
                    "seed %d: epoch %d of %s, test %s, none withheld %s, %.0f s%n",
                    seed,
                    result.bestEpoch(),
                    result.best().metrics(),
                    AnswerScores.of(decided.getLast()),
                    AnswerScores.of(answering.getLast()).answerable(),
                    result.seconds());
        }

        PairedBootstrap all = gain("all questions", decided, question -> true);
        PairedBootstrap answerable = gain("with an answer, none withheld", answering, AnsweredQuestion::isAnswerable);

        assertThat(all.low()).isPositive();
        assertThat(answerable.f1()).isGreaterThanOrEqualTo(LEAST_GAIN);
    }

    private List<Single> scores(List<BestAnswer> answers, double threshold) {
        return AnswerScores.singles(
                test,
                answers.stream().map(answer -> answer.decide(threshold).text()).toList());
    }

    /** The mean of the seeds against the best sentence, question by question. */
    private PairedBootstrap gain(String name, List<List<Single>> seeds, Predicate<AnsweredQuestion> counts) {
        List<Double> floor = new ArrayList<>();
        List<Double> model = new ArrayList<>();
        for (int i = 0; i < test.size(); i++) {
            AnsweredQuestion question = test.get(i);
            int at = i;
            if (counts.test(question)) {
                BestSentence sentence = BestSentence.of(question.question(), question.context());
                floor.add(Single.of(question, Text.of(question.context()).slice(sentence.span()))
                        .f1());
                model.add(seeds.stream()
                        .mapToDouble(scores -> scores.get(at).f1())
                        .average()
                        .orElseThrow());
            }
        }
        PairedBootstrap gain = PairedBootstrap.ofMeans(floor, model);
        System.out.printf(
                Locale.ROOT,
                "%s: F1 %.3f, best sentence %.3f, gain %+.3f, 95 %% interval %+.3f to %+.3f%n",
                name,
                mean(model),
                mean(floor),
                gain.f1(),
                gain.low(),
                gain.high());
        return gain;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
