package dev.tagloop.learning.combination;

import dev.tagloop.core.agreement.RaterPair;
import dev.tagloop.core.combination.ScoreCalibration;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * How what models say becomes one answer, for one kind of answers.
 *
 * @param <E> the examples
 * @param <S> what a model says of one
 */
abstract class Combining<E, S> {

    /** What the models are asked. */
    abstract LearningTask<E> task();

    /** Opens a model. @param folder where names that begin with a dot are seen from */
    abstract Voice<E, S> open(String model, Path folder, PipelineSettings settings);

    /** The example with what one model alone says of it. */
    abstract E alone(E example, S said);

    /** The example with the answer of all. @param said by each of them */
    abstract E together(E example, List<S> said, Votes votes);

    /** What turns the scores of a voice into probabilities. @param said of each example */
    abstract ScoreCalibration calibration(List<E> gold, List<S> said);

    /** How much a voice counts. */
    abstract double weight(List<E> gold, List<S> said);

    /** The votes with the best threshold. */
    abstract Votes fitted(List<E> gold, List<List<S>> said, Votes votes);

    /** How sure the difference of two lists of answers is. */
    abstract PairedBootstrap difference(List<E> gold, List<E> a, List<E> b);

    /** What models agree by, in words. */
    abstract String measure();

    /** How far each pair agrees. @param answers of each model */
    abstract List<RaterPair> pairs(List<String> names, List<List<E>> answers);

    /** How far they agree about each label. */
    abstract SortedMap<String, Double> byLabel(List<String> names, List<List<E>> answers);

    /** @throws IllegalArgumentException if such answers cannot be combined */
    void require(List<E> gold) {
        if (task().saysNothing(gold)) {
            throw new IllegalArgumentException(
                    "none of the texts has a label, so nothing tells which of the models to trust. Label some first");
        }
    }

    /**
     * Learns the votes: scores become probabilities first, then each model counts by how good it is. One alone answers only where it is surely
     * better than all together; the best on a few texts is mostly not the best on others.
     *
     * @param said by each model, of each example
     */
    Votes learn(List<E> gold, List<List<S>> said) {
        List<ScoreCalibration> calibrations = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (List<S> one : said) {
            calibrations.add(calibration(gold, one));
            weights.add(weight(gold, one));
        }
        Votes calibrated = new Votes(Collections.nCopies(said.size(), 1.0), calibrations, 0.5);
        boolean tells = weights.stream().anyMatch(weight -> weight > 0);
        Votes best = fitted(gold, said, tells ? calibrated.weighing(weights) : calibrated);
        for (int alone = 0; alone < said.size(); alone++) {
            List<Double> one = new ArrayList<>(Collections.nCopies(said.size(), 0.0));
            one.set(alone, 1.0);
            Votes single = fitted(gold, said, calibrated.weighing(one));
            if (difference(gold, all(gold, said, best), all(gold, said, single)).low() > 0) {
                best = single;
            }
        }
        return best;
    }

    /** The examples with the answers of all. */
    List<E> all(List<E> examples, List<List<S>> said, Votes votes) {
        List<List<S>> all = byExample(said);
        return IntStream.range(0, examples.size())
                .mapToObj(i -> together(examples.get(i), all.get(i), votes))
                .toList();
    }

    /** What all models say of each example. @param said by each model, of which there is one at least, of each example */
    static <S> List<List<S>> byExample(List<List<S>> said) {
        return IntStream.range(0, said.getFirst().size())
                .mapToObj(i -> said.stream().map(one -> one.get(i)).toList())
                .toList();
    }

    /** The examples with the answers of one. */
    List<E> alone(List<E> examples, List<S> said) {
        List<E> answers = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            answers.add(alone(examples.get(i), said.get(i)));
        }
        return answers;
    }
}
