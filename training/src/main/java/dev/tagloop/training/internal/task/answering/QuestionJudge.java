package dev.tagloop.training.internal.task.answering;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.metrics.AnswerScores;
import dev.tagloop.core.metrics.NoAnswerThreshold;
import dev.tagloop.models.Answer;
import dev.tagloop.models.BestAnswer;
import dev.tagloop.models.QuestionReader;
import dev.tagloop.models.QuestionWindow;
import dev.tagloop.training.internal.task.Judge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exact match and F1 by SQuAD's rules, with the no-answer threshold that is best for this part: {@code exact},
 * {@code f1}, the F1 of questions that have an answer where none is withheld, and the threshold itself.
 */
final class QuestionJudge implements Judge<QuestionExample, float[][]> {
    /** Answers whose doubt is above it are withheld. */
    static final String THRESHOLD = "threshold";

    private final List<AnsweredQuestion> questions;
    private final QuestionReader reader;

    /** @param reader with the options by which the model will answer */
    QuestionJudge(List<AnsweredQuestion> questions, QuestionReader reader) {
        this.questions = List.copyOf(questions);
        this.reader = reader;
    }

    @Override
    public Map<String, Double> metrics(List<QuestionExample> examples, List<float[][]> outputs) {
        List<BestAnswer> best = best(examples, outputs);
        List<String> unconditional = best.stream()
                .map(answer -> answer.answer().map(Answer::text).orElse(""))
                .toList();
        List<NoAnswerThreshold.Doubted> doubted = new ArrayList<>();
        for (int i = 0; i < best.size(); i++) {
            doubted.add(new NoAnswerThreshold.Doubted(
                    unconditional.get(i), best.get(i).doubt()));
        }
        double threshold = NoAnswerThreshold.best(questions, doubted).threshold();
        AnswerScores scores = AnswerScores.of(
                questions,
                best.stream().map(answer -> answer.decide(threshold).text()).toList());
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("exact", scores.all().exact());
        metrics.put("f1", scores.all().f1());
        metrics.put(
                "HasAns_f1",
                AnswerScores.of(questions, unconditional).answerable().f1());
        metrics.put(THRESHOLD, threshold);
        return metrics;
    }

    private List<BestAnswer> best(List<QuestionExample> examples, List<float[][]> outputs) {
        List<List<QuestionWindow>> windows = new ArrayList<>();
        List<List<float[][]>> logits = new ArrayList<>();
        questions.forEach(question -> {
            windows.add(new ArrayList<>());
            logits.add(new ArrayList<>());
        });
        for (int i = 0; i < examples.size(); i++) {
            windows.get(examples.get(i).question()).add(examples.get(i).window());
            logits.get(examples.get(i).question()).add(outputs.get(i));
        }
        List<BestAnswer> best = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            best.add(reader.best(questions.get(i).context(), windows.get(i), logits.get(i)));
        }
        return best;
    }

    @Override
    public String decisive() {
        return "f1";
    }
}
