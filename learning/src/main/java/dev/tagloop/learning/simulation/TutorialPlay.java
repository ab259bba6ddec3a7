package dev.tagloop.learning.simulation;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.internal.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Plays the tutorial's example as far as it is not played yet, and keeps each step: the training's state, the model, what is read of the rest. */
final class TutorialPlay {
    /** Texts of the rest that are read before that is kept. */
    private static final int STEP = 256;

    private final SimulatedData<LabeledText> data;
    private final SimulatedLearner<LabeledText> learner;
    private final RunStore store;
    private final Path model;
    private final CancelToken cancel;
    private TutorialRun run;

    /** @param folder where runs are kept */
    TutorialPlay(
            SimulatedData<LabeledText> data,
            SimulatedLearner<LabeledText> learner,
            TutorialSetting setting,
            Path folder,
            CancelToken cancel) {
        this.data = data;
        this.learner = learner;
        this.store = new RunStore(folder);
        this.model = folder.resolve(setting.name());
        this.cancel = cancel;
        this.run = store.read(file(setting), TutorialRun.class)
                .filter(known -> known.setting().equals(setting))
                .orElseGet(() -> TutorialRun.begin(setting));
    }

    private static String file(TutorialSetting setting) {
        return setting.name() + ".json";
    }

    /** @throws IllegalArgumentException if there is no label to learn */
    TutorialRun finish(List<LabeledText> byHand, List<LabeledText> rest) {
        if (run.f1() == null) {
            try (SimulatedModel<LabeledText> learned = learn(byHand)) {
                while (run.read() < rest.size()) {
                    cancel.throwIfCancelled();
                    read(learned, rest.subList(run.read(), Math.min(rest.size(), run.read() + STEP)));
                }
                keep(run.measured(data.task()
                        .task()
                        .measure(data.test(), learned.predict(data.test()))
                        .figure()));
            }
        }
        deleteModel();
        return run;
    }

    private SimulatedModel<LabeledText> learn(List<LabeledText> byHand) {
        long begin = System.nanoTime();
        try {
            Optional<SimulatedModel<LabeledText>> learned =
                    learner.learn(byHand, run.setting().seed(), model);
            if (!run.trained()) {
                keep(run.training(since(begin), learned.isPresent()));
            }
            return learned.orElseThrow(() -> new IllegalArgumentException(
                    "the " + byHand.size() + " texts that are labelled by hand hold no label to learn from"));
        } catch (CancellationException e) {
            keep(run.training(since(begin), false));
            throw e;
        }
    }

    private void read(SimulatedModel<LabeledText> learned, List<LabeledText> texts) {
        long begin = System.nanoTime();
        List<LabeledText> suggested = learned.predict(texts);
        double seconds = since(begin);
        int untouched = 0;
        for (int i = 0; i < texts.size(); i++) {
            EditCost own = data.task().edits(List.of(texts.get(i)), List.of(suggested.get(i)));
            untouched += own.actions() == 0 ? 1 : 0;
        }
        keep(run.reading(texts.size(), seconds, data.task().edits(texts, suggested), untouched));
    }

    private void keep(TutorialRun next) {
        run = next;
        store.write(file(run.setting()), run);
    }

    private void deleteModel() {
        try {
            Folders.delete(model);
        } catch (IOException e) {
            throw new UncheckedIOException("the model in " + model + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
