package dev.tagloop.learning.evaluation;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.answering.BestSentence;
import dev.tagloop.core.metrics.AnswerScores;
import dev.tagloop.core.metrics.AnswerScores.Part;
import dev.tagloop.core.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Predicted answers measured by what people said, by SQuAD's rules, beside the best sentence as the floor.
 *
 * @param scores of the predictions
 * @param bestSentence of the sentence that shares the most words with the question
 * @param gain of the predictions over the best sentence in mean F1, with its 95 % interval; empty without a question
 */
public record AnswerEvaluation(AnswerScores scores, AnswerScores bestSentence, Optional<PairedBootstrap> gain)
        implements Measurement {

    /**
     * Compares predictions.
     *
     * @param gold the questions with everybody's answers
     * @param predicted the same questions in the same order, each with at most one answer
     */
    public static AnswerEvaluation of(List<AnsweredQuestion> gold, List<AnsweredQuestion> predicted) {
        List<AnswerScores.Single> own = AnswerScores.singles(
                gold,
                predicted.stream()
                        .map(question ->
                                question.answerTexts().stream().findFirst().orElse(""))
                        .toList());
        List<AnswerScores.Single> floor = AnswerScores.singles(
                gold, gold.stream().map(AnswerEvaluation::bestSentence).toList());
        return new AnswerEvaluation(
                AnswerScores.of(own),
                AnswerScores.of(floor),
                gold.isEmpty() ? Optional.empty() : Optional.of(PairedBootstrap.ofMeans(f1(floor), f1(own))));
    }

    private static String bestSentence(AnsweredQuestion question) {
        return Text.of(question.context())
                .slice(BestSentence.of(question.question(), question.context()).span());
    }

    private static List<Double> f1(List<AnswerScores.Single> scores) {
        return scores.stream().map(AnswerScores.Single::f1).toList();
    }

    @Override
    public int documents() {
        return scores.all().questions();
    }

    /** F1 first; the names are those of SQuAD's evaluation, the figures shares from 0 to 1. */
    @Override
    public SequencedMap<String, Double> metrics() {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("f1", scores.all().f1());
        metrics.put("exact_match", scores.all().exact());
        metrics.put("HasAns_f1", scores.answerable().f1());
        metrics.put("HasAns_exact", scores.answerable().exact());
        metrics.put("NoAns_f1", scores.unanswerable().f1());
        return metrics;
    }

    @Override
    public String manner() {
        return "by SQuAD's rules";
    }

    @Override
    public List<String> lines() {
        return List.of(
                "%-16s %9s %8s %8s %18s".formatted("", "questions", "exact", "F1", "best sentence F1"),
                line("all", scores.all(), bestSentence.all()),
                line("with an answer", scores.answerable(), bestSentence.answerable()),
                line("without one", scores.unanswerable(), bestSentence.unanswerable()),
                gain.map(difference -> "F1 %+.3f against the best sentence, 95 %% interval %+.3f to %+.3f"
                                .formatted(difference.f1(), difference.low(), difference.high()))
                        .orElse("no question"));
    }

    private static String line(String name, Part own, Part floor) {
        return "%-16s %9d %8.3f %8.3f %18.3f".formatted(name, own.questions(), own.exact(), own.f1(), floor.f1());
    }

    @Override
    public Object report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("documents", documents());
        report.putAll(metrics());
        report.put("HasAns_total", scores.answerable().questions());
        report.put("NoAns_total", scores.unanswerable().questions());
        report.put("bestSentenceF1", bestSentence.all().f1());
        gain.ifPresent(difference -> report.put("gain", List.of(difference.f1(), difference.low(), difference.high())));
        return report;
    }
}
