package dev.tagloop.learning.combination;

import dev.tagloop.core.agreement.RaterPair;
import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.agreement.SpanF1;
import dev.tagloop.core.combination.ScoreCalibration;
import dev.tagloop.core.combination.SpanVoice;
import dev.tagloop.core.combination.SpanVoting;
import dev.tagloop.core.combination.Weights;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Spans, by votes over each stretch of text. */
final class CombiningSpans extends Combining<LabeledText, List<ScoredSpan>> {

    @Override
    LearningTask<LabeledText> task() {
        return LearningTasks.TOKEN_CLASSIFICATION;
    }

    @Override
    Voice<LabeledText, List<ScoredSpan>> open(String model, Path folder, PipelineSettings settings) {
        return new SpanVoiceOfModel(MemberModels.finder(model, folder, settings));
    }

    @Override
    LabeledText alone(LabeledText example, List<ScoredSpan> said) {
        return new LabeledText(
                example.text(), said.stream().map(ScoredSpan::withoutScore).toList());
    }

    @Override
    LabeledText together(LabeledText example, List<List<ScoredSpan>> said, Votes votes) {
        return alone(example, vote(said, votes));
    }

    /** One set of spans out of several, each with the share of the weight that is for it. */
    static List<ScoredSpan> vote(List<List<ScoredSpan>> said, Votes votes) {
        return new SpanVoting(votes.threshold(), false).combine(voices(said, votes));
    }

    private static List<SpanVoice> voices(List<List<ScoredSpan>> said, Votes votes) {
        List<SpanVoice> voices = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            ScoreCalibration calibration = votes.calibrations().get(i);
            voices.add(new SpanVoice(
                    votes.weights().get(i),
                    said.get(i).stream()
                            .map(span ->
                                    new ScoredSpan(span.span(), span.label(), calibration.probability(span.score())))
                            .toList()));
        }
        return voices;
    }

    @Override
    ScoreCalibration calibration(List<LabeledText> gold, List<List<ScoredSpan>> said) {
        List<Double> scores = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            Set<LabeledSpan> known = new HashSet<>(gold.get(i).spans());
            for (ScoredSpan span : said.get(i)) {
                scores.add(span.score());
                right.add(known.contains(span.withoutScore()));
            }
        }
        return ScoreCalibration.ofSome(scores, right);
    }

    /** By strict F1 in place of the share that is right, against guessing one of the labels or none. */
    @Override
    double weight(List<LabeledText> gold, List<List<ScoredSpan>> said) {
        long labels = gold.stream()
                .flatMap(text -> text.spans().stream())
                .map(LabeledSpan::label)
                .distinct()
                .count();
        return Weights.ofAccuracy(task().measure(gold, alone(gold, said)).figure(), (int) labels + 1);
    }

    @Override
    Votes fitted(List<LabeledText> gold, List<List<List<ScoredSpan>>> said, Votes votes) {
        List<List<SpanVoice>> documents =
                byExample(said).stream().map(all -> voices(all, votes)).toList();
        return votes.from(
                SpanVoting.fit(documents, gold.stream().map(LabeledText::spans).toList(), false)
                        .threshold());
    }

    @Override
    PairedBootstrap difference(List<LabeledText> gold, List<LabeledText> a, List<LabeledText> b) {
        return task().difference(gold, a, b);
    }

    @Override
    String measure() {
        return "strict span F1";
    }

    @Override
    List<RaterPair> pairs(List<String> names, List<List<LabeledText>> answers) {
        return SpanF1.STRICT.pairs(annotations(names, answers));
    }

    @Override
    SortedMap<String, Double> byLabel(List<String> names, List<List<LabeledText>> answers) {
        return SpanF1.STRICT.pooledByLabel(annotations(names, answers));
    }

    private static List<SpanAnnotations> annotations(List<String> names, List<List<LabeledText>> answers) {
        List<SpanAnnotations> documents = new ArrayList<>();
        for (int i = 0; i < answers.getFirst().size(); i++) {
            Map<String, List<LabeledSpan>> said = new HashMap<>();
            for (int model = 0; model < names.size(); model++) {
                said.put(names.get(model), answers.get(model).get(i).spans());
            }
            documents.add(new SpanAnnotations(answers.getFirst().get(i).text(), said));
        }
        return documents;
    }
}
