package dev.tagloop.learning.simulation;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.RandomSampler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
     * Plays it, or what is left of it: what was trained and read before under the same settings is not done again.
     *
     * @param bootstrap how many texts are labelled by hand, drawn by the seed
     * @param folder where it is kept
     * @throws IllegalArgumentException if that leaves nothing to pre-annotate or holds no label
     * @throws java.util.concurrent.CancellationException if it was cancelled; what was done is kept
     */
    public static TutorialScenario play(
            SimulatedData<LabeledText> data,
            SimulatedLearner<LabeledText> learner,
            int bootstrap,
            long seed,
            Path folder,
            CancelToken cancel) {
        if (bootstrap < 2 || bootstrap >= data.pool().size()) {
            throw new IllegalArgumentException("of " + data.pool().size() + " texts 2 to "
                    + (data.pool().size() - 1) + " can be labelled by hand, not " + bootstrap);
        }
        List<LabeledText> order = order(data, seed);
        List<LabeledText> byHand = order.subList(0, bootstrap);
        List<LabeledText> rest = order.subList(bootstrap, order.size());
        TutorialSetting setting = new TutorialSetting(data.digest(), bootstrap, seed, learner.setting());
        TutorialRun run = new TutorialPlay(data, learner, setting, folder, cancel).finish(byHand, rest);
        long first = data.task().edits(byHand, byHand).actionsFromScratch();
        return new TutorialScenario(
                bootstrap,
                rest.size(),
                run.trainingSeconds(),
                run.predictingSeconds(),
                run.f1(),
                run.edits(),
                run.untouchedTexts(),
                first + run.edits().actions(),
                first + run.edits().actionsFromScratch());
    }

    /** Share of all actions that are saved, the work by hand at the beginning counted. */
    public double saved() {
        return 1 - (double) actions / actionsByHand;
    }

    private static List<LabeledText> order(SimulatedData<LabeledText> data, long seed) {
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < data.pool().size(); i++) {
            all.add(new Candidate(
                    Integer.toString(i),
                    data.task().text(data.pool().get(i)),
                    data.tokens().get(i),
                    null));
        }
        return new RandomSampler()
                .pick(Pool.of(all), all.size(), seed).stream()
                        .map(pick -> data.pool()
                                .get(Integer.parseInt(pick.candidate().key())))
                        .toList();
    }
}
