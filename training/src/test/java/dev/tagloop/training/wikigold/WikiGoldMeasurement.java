package dev.tagloop.training.wikigold;

import dev.tagloop.models.MiniLm;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.TrainingResult;
import dev.tagloop.training.TrainingSettings;
import java.util.Locale;

/**
 * Trains MiniLM on WikiGold and scores the last epoch on a fifth of the documents; split and training use the same seed.
 *
 * <p>As a program: {@code WikiGoldMeasurement [epochs] [seed ...]}.
 */
final class WikiGoldMeasurement {

    private WikiGoldMeasurement() {}

    /** Strict micro F1 after the last epoch. */
    static double lastF1(long seed, TrainingSettings settings, WikiGold.Split split) {
        TrainingResult result = FineTuning.tokenClassification(MiniLm.checkpoint())
                .train(split.train())
                .validation(split.test())
                .settings(settings.withSeed(seed))
                .listener(epoch -> System.out.printf(
                        Locale.ROOT,
                        "seed %d epoch %d loss %.4f P %.4f R %.4f F1 %.4f validation loss %.4f norm %.3f %.1f s%n",
                        seed,
                        epoch.epoch(),
                        epoch.loss(),
                        epoch.metric("precision").orElseThrow(),
                        epoch.metric("recall").orElseThrow(),
                        epoch.metric("f1").orElseThrow(),
                        epoch.validationLoss(),
                        epoch.gradientNorm(),
                        epoch.seconds()))
                .run();
        System.out.printf(
                Locale.ROOT,
                "seed %d: %d train and %d test sentences, train %s, test %s, %.1f s%n",
                seed,
                split.train().size(),
                split.test().size(),
                result.alignment(),
                result.validationAlignment(),
                result.seconds());
        return result.epochs().getLast().metric("f1").orElseThrow();
    }

    public static void main(String[] arguments) {
        long[] seeds = arguments.length < 2 ? new long[] {1, 2, 3} : new long[arguments.length - 1];
        for (int i = 1; i < arguments.length; i++) {
            seeds[i - 1] = Long.parseLong(arguments[i]);
        }
        double sum = 0;
        for (long seed : seeds) {
            WikiGold.Split split = WikiGold.split(seed);
            TrainingSettings settings =
                    TrainingSettings.defaultsFor(split.train().size());
            if (arguments.length > 0) {
                settings = settings.withEpochs(Integer.parseInt(arguments[0]));
            }
            sum += lastF1(seed, settings, split);
        }
        System.out.printf(
                Locale.ROOT, "mean F1 of the last epoch over %d seeds: %.4f%n", seeds.length, sum / seeds.length);
    }
}
