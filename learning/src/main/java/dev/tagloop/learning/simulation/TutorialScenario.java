package dev.tagloop.learning.simulation;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.evaluation.Evaluation;
import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.RandomSampler;
import dev.tagloop.learning.sampling.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tutorial's example: some documents are labelled by hand, a model learns from them, the rest is pre-annotated, and a person makes that right. What
 * the person's hands do is counted; what a look takes is not.
 *
 * @param bootstrap texts labelled by hand
 * @param rest texts that were pre-annotated
 * @param trainingSeconds of the model
 * @param predictingSeconds of the rest
 * @param f1 of the model on the test texts
 * @param edits on the rest
 * @param untouchedTexts texts of the rest where nothing is to be done
 * @param actions keys, clicks and drags in all
 * @param actionsByHand the same without a model
 */
public record TutorialScenario(
        int bootstrap,
        int rest,
        double trainingSeconds,
        double predictingSeconds,
        double f1,
        EditCost edits,
        int untouchedTexts,
        long actions,
        long actionsByHand) {

    /** The share of the work by hand that the tutorial promises to save, at least and at most. */
    public static final List<Double> CLAIMED = List.of(0.60, 0.80);

    /**
     * Plays it.
     *
     * @param bootstrap how many texts are labelled by hand, drawn by the seed
     * @throws IllegalArgumentException if that leaves nothing to pre-annotate or holds no label
     */
    public static TutorialScenario play(
            SimulatedData data, SimulatedLearner learner, int bootstrap, long seed, CancelToken cancel) {
        if (bootstrap < 2 || bootstrap >= data.pool().size()) {
            throw new IllegalArgumentException("of " + data.pool().size() + " texts 2 to "
                    + (data.pool().size() - 1) + " can be labelled by hand, not " + bootstrap);
        }
        List<Integer> order = order(data, seed);
        List<LabeledText> byHand =
                order.subList(0, bootstrap).stream().map(data.pool()::get).toList();
        List<LabeledText> rest = order.subList(bootstrap, order.size()).stream()
                .map(data.pool()::get)
                .toList();
        long begin = System.nanoTime();
        Optional<SimulatedModel> learned = learner.learn(byHand, seed);
        double training = (System.nanoTime() - begin) / 1e9;
        try (SimulatedModel model = learned.orElseThrow(() -> new IllegalArgumentException(
                "the " + bootstrap + " texts that are labelled by hand hold no label to learn from"))) {
            cancel.throwIfCancelled();
            begin = System.nanoTime();
            List<List<LabeledSpan>> suggested =
                    model.predict(rest.stream().map(LabeledText::text).toList());
            double predicting = (System.nanoTime() - begin) / 1e9;
            EditCost edits = EditCost.of(rest.stream().map(LabeledText::spans).toList(), suggested);
            int untouched = 0;
            for (int i = 0; i < rest.size(); i++) {
                EditCost own = EditCost.of(List.of(rest.get(i).spans()), List.of(suggested.get(i)));
                untouched += own.actions() == 0 ? 1 : 0;
            }
            double f1 = Evaluation.of(
                            data.test(),
                            model.predict(
                                    data.test().stream().map(LabeledText::text).toList()))
                    .scores()
                    .micro()
                    .f1();
            EditCost first = EditCost.of(
                    byHand.stream().map(LabeledText::spans).toList(),
                    byHand.stream().map(text -> List.<LabeledSpan>of()).toList());
            return new TutorialScenario(
                    bootstrap,
                    rest.size(),
                    training,
                    predicting,
                    f1,
                    edits,
                    untouched,
                    (long) first.actions() + edits.actions(),
                    (long) first.actionsFromScratch() + edits.actionsFromScratch());
        }
    }

    /** Share of all actions that are saved, the work by hand at the beginning counted. */
    public double saved() {
        return 1 - (double) actions / actionsByHand;
    }

    private static List<Integer> order(SimulatedData data, long seed) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < data.pool().size(); i++) {
            all.add(i);
        }
        Sampler random = new RandomSampler();
        return random
                .pick(
                        Pool.of(all.stream()
                                .map(i -> new Candidate(
                                        Integer.toString(i),
                                        data.pool().get(i).text(),
                                        data.tokens().get(i),
                                        null))
                                .toList()),
                        all.size(),
                        seed)
                .stream()
                .map(pick -> Integer.parseInt(pick.candidate().key()))
                .toList();
    }
}
