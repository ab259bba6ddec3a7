package dev.tagloop.benchmarks;

import dev.tagloop.core.metrics.Counts;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * From new labels to refreshed predictions of the tasks that wait: the promoted version goes on with them, against a training from all labels in the
 * same run, both as the server does it (a child process, comparison with the version before, promotion, predictions), and how good both are on texts
 * that nobody labelled.
 */
record WarmRetraining(Effort effort, Path folder) implements Benchmark {
    private static final double MOST_TIME = 0.35;
    private static final double MOST_LOST = 0.02;
    private static final double LEAST_GAIN = -0.01;
    private static final int WAITING = 100;
    /** Fifty labels take a person many minutes; so long the last of them takes here. */
    private static final Duration LABELLING = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "warm-retraining";
    }

    /** How many labels there are before, and how many are new. */
    private int before() {
        return effort.quick() ? 100 : 300;
    }

    private int fresh() {
        return effort.quick() ? 20 : 50;
    }

    @Override
    public void run(Report report) throws Exception {
        Corpus corpus = Corpus.read(false);
        report.title("Warm retraining on " + corpus.name() + ": " + before() + " labelled texts, " + fresh()
                + " new ones, " + WAITING + " that wait; seeds " + effort.seeds()
                + "; a training from all labels leaves one processor to others, a warm one takes all");
        List<Counts> earlier = new ArrayList<>();
        List<Counts> warmed = new ArrayList<>();
        List<Double> lost = new ArrayList<>();
        double warm = 0;
        double full = 0;
        for (long seed : effort.seeds()) {
            Round round = round(corpus, seed);
            String of = "seed " + seed + ": ";
            report.score(of + "F1 of the version before", WarmLearner.f1(round.earlier));
            report.score(of + "F1 of the warm version", WarmLearner.f1(round.warmed));
            report.score(of + "F1 of the training from all labels", WarmLearner.f1(round.anew));
            tell(report, of + "warm", round.warm);
            tell(report, of + "from all labels", round.full);
            warm += round.warm.seconds();
            full += round.full.seconds();
            earlier.addAll(round.earlier);
            warmed.addAll(round.warmed);
            lost.add(WarmLearner.f1(round.anew) - WarmLearner.f1(round.warmed));
        }
        int seeds = effort.seeds().size();
        report.figure("warm, mean", warm / seeds, "s");
        report.figure("from all labels, mean", full / seeds, "s");
        PairedBootstrap gain = PairedBootstrap.of(earlier, warmed);
        report.score("F1 against the version before, all seeds", gain.f1());
        report.score("its 95 % interval, upper end", gain.high());
        double mean = lost.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        if (effort.quick()) {
            report.figure("time, warm / from all labels", warm / full, "");
            report.score("F1 under that of the training from all labels, mean", mean);
            report.score("its 95 % interval, lower end", gain.low());
            return;
        }
        report.gate("time, warm / from all labels", warm / full, MOST_TIME, "");
        report.gate("F1 points under the training from all labels, mean", 100 * mean, 100 * MOST_LOST, "");
        report.gateAtLeast("F1 against the version before, lower end of the interval", gain.low(), LEAST_GAIN);
    }

    private record Round(
            List<Counts> earlier,
            List<Counts> warmed,
            List<Counts> anew,
            WarmLearner.Version warm,
            WarmLearner.Version full) {}

    private Round round(Corpus corpus, long seed) throws Exception {
        List<LabeledText> order = new ArrayList<>(corpus.train());
        Collections.shuffle(order, new Random(seed));
        JsonObject settings = JsonObject.parse("{\"seed\": " + seed
                + (effort.quick() ? ", \"num_train_epochs\": 4, \"learning_rate\": 0.0005" : "") + "}");
        Path home = Files.createDirectories(folder.resolve("seed-" + seed));
        try (WarmLearner learner = new WarmLearner(home, order, settings)) {
            learner.label(before(), Duration.ZERO);
            WarmLearner.Version first = learner.full(null, 0);
            learner.label(before() + fresh(), LABELLING);
            WarmLearner.Version warm = learner.warm(first.name(), WAITING);
            learner.back(first.name());
            WarmLearner.Version full = learner.full(first.name(), WAITING);
            return new Round(
                    learner.found(first.name(), corpus.test()),
                    learner.found(warm.name(), corpus.test()),
                    learner.found(full.name(), corpus.test()),
                    warm,
                    full);
        }
    }

    private static void tell(Report report, String what, WarmLearner.Version version) {
        report.figure(what + ", in all", version.seconds(), "s");
        report.figure(what + ", its process at work", version.within(), "s");
        report.figure(what + ", start and publishing", version.learning() - version.within(), "s");
        report.figure(what + ", comparing", version.comparing(), "s");
        report.figure(what + ", predicting", version.predicting(), "s");
    }
}
