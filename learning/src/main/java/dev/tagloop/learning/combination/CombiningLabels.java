package dev.tagloop.learning.combination;

import dev.tagloop.core.agreement.CohenKappa;
import dev.tagloop.core.agreement.KrippendorffAlpha;
import dev.tagloop.core.agreement.LabelAgreement;
import dev.tagloop.core.agreement.RaterPair;
import dev.tagloop.core.agreement.RatingTable;
import dev.tagloop.core.agreement.Scale;
import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.combination.ScoreCalibration;
import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.core.combination.Weights;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.text.ClassifiedModel;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.ScoredLabel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labels of whole texts, by the weighted mean of the models' probabilities. */
final class CombiningLabels extends Combining<ClassifiedText, List<ScoredLabel>> {
    private final boolean several;

    /** @param several whether a text may have several labels */
    CombiningLabels(boolean several) {
        this.several = several;
    }

    @Override
    LearningTask<ClassifiedText> task() {
        return LearningTasks.TEXT_CLASSIFICATION;
    }

    @Override
    void require(List<ClassifiedText> gold) {
        if (gold.stream().anyMatch(text -> text.type() == ProblemType.REGRESSION)) {
            throw new IllegalArgumentException("numbers are not combined, only labels of texts are");
        }
        super.require(gold);
    }

    @Override
    Voice<ClassifiedText, List<ScoredLabel>> open(String model, Path folder, PipelineSettings settings) {
        return new LabelVoiceOfModel(MemberModels.scorer(model, folder, settings));
    }

    @Override
    ClassifiedText alone(ClassifiedText example, List<ScoredLabel> said) {
        return several
                ? ClassifiedText.several(example.text(), likely(said)).withPair(example.pair())
                : ClassifiedText.single(example.text(), said.getFirst().label()).withPair(example.pair());
    }

    private static List<String> likely(List<ScoredLabel> said) {
        return said.stream()
                .filter(label -> label.score() >= ClassifiedModel.THRESHOLD)
                .map(ScoredLabel::label)
                .toList();
    }

    @Override
    ClassifiedText together(ClassifiedText example, List<List<ScoredLabel>> said, Votes votes) {
        return alone(example, PooledLabels.of(said, votes, several));
    }

    @Override
    ScoreCalibration calibration(List<ClassifiedText> gold, List<List<ScoredLabel>> said) {
        if (!several) {
            return temperature(gold, said);
        }
        List<Double> scores = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            for (ScoredLabel label : said.get(i)) {
                scores.add(label.score());
                right.add(gold.get(i).labels().contains(label.label()));
            }
        }
        return ScoreCalibration.ofSome(scores, right);
    }

    /** One temperature for all classes. Texts with a label that the model does not know tell nothing of it. */
    private static ScoreCalibration temperature(List<ClassifiedText> gold, List<List<ScoredLabel>> said) {
        List<double[]> logits = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            String label = gold.get(i).labels().getFirst();
            List<String> known = said.get(i).stream().map(ScoredLabel::label).toList();
            if (known.contains(label)) {
                logits.add(said.get(i).stream()
                        .mapToDouble(score -> PooledLabels.logarithm(score.score()))
                        .toArray());
                classes.add(known.indexOf(label));
            }
        }
        if (logits.isEmpty()) {
            return ScoreCalibration.NONE;
        }
        double temperature = TemperatureScaling.fit(
                        logits.toArray(double[][]::new),
                        classes.stream().mapToInt(Integer::intValue).toArray())
                .temperature();
        return new ScoreCalibration(1 / temperature, 0);
    }

    @Override
    double weight(List<ClassifiedText> gold, List<List<ScoredLabel>> said) {
        List<ClassifiedText> answers = alone(gold, said);
        if (several) {
            double f1 = task().measure(gold, answers).metrics().get("f1_micro");
            return Weights.ofAccuracy(f1, 2);
        }
        long labels =
                gold.stream().flatMap(text -> text.labels().stream()).distinct().count();
        double right = right(gold, answers).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        return Weights.ofAccuracy(right, Math.max(2, (int) labels));
    }

    /** Labels have no threshold of their own. */
    @Override
    Votes fitted(List<ClassifiedText> gold, List<List<List<ScoredLabel>>> said, Votes votes) {
        return votes;
    }

    @Override
    PairedBootstrap difference(List<ClassifiedText> gold, List<ClassifiedText> a, List<ClassifiedText> b) {
        return PairedBootstrap.ofMeans(right(gold, a), right(gold, b));
    }

    private static List<Double> right(List<ClassifiedText> gold, List<ClassifiedText> answers) {
        List<Double> right = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            boolean equal = new HashSet<>(gold.get(i).labels())
                    .equals(new HashSet<>(answers.get(i).labels()));
            right.add(equal ? 1.0 : 0.0);
        }
        return right;
    }

    @Override
    String measure() {
        return "Cohen's κ";
    }

    @Override
    List<RaterPair> pairs(List<String> names, List<List<ClassifiedText>> answers) {
        return RaterPair.all(table(names, answers), CohenKappa.unweighted());
    }

    @Override
    SortedMap<String, Double> byLabel(List<String> names, List<List<ClassifiedText>> answers) {
        return new TreeMap<>(LabelAgreement.of(table(names, answers), new KrippendorffAlpha(Scale.NOMINAL)));
    }

    /** Several labels of a text count as one category. */
    private static RatingTable table(List<String> names, List<List<ClassifiedText>> answers) {
        return RatingTable.of(
                names,
                byExample(answers).stream()
                        .map(all -> all.stream()
                                .map(text -> String.join(
                                        ", ", text.labels().stream().sorted().toList()))
                                .toList())
                        .toList());
    }
}
