package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.registry.ModelRegistry;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.train.BaseFingerprint;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.Checkpoints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A version that was trained again from what is kept of it: its label snapshot, base, settings and seed. On the same machine with as many threads
 * it comes out the same, bit by bit.
 *
 * @param version its name
 * @param files the model's files that were compared
 * @param differences what is not equal, a sentence each; empty if all is
 * @param seconds that the training took
 */
public record Reproduction(String version, List<String> files, List<String> differences, double seconds) {
    /** Copies the lists. */
    public Reproduction {
        files = List.copyOf(files);
        differences = List.copyOf(differences);
    }

    /** Whether all files are equal, bit by bit. */
    public boolean equal() {
        return differences.isEmpty();
    }

    static Reproduction of(
            ModelVersion version,
            ModelRegistry registry,
            Snapshots snapshots,
            Trainer trainer,
            Path folder,
            TrainingWatch watch) {
        TrainingRun run = version.run();
        if (run.imported()) {
            throw missing(
                    version.name() + " came from elsewhere (" + run.data() + "): how it was trained is not known.");
        }
        if (Combinations.isThere(version.folder())) {
            throw missing(version.name() + " is made of several versions ("
                    + Combinations.read(version.folder()).name() + "): reproduce those.");
        }
        LabelSnapshot labels = snapshots
                .find(run.digest())
                .orElseThrow(() -> missing("The labels that " + version.name()
                        + " learned from are not here any more (snapshot " + run.digest() + ")."));
        Optional<ModelVersion> parent = Optional.ofNullable(run.parent())
                .map(name -> registry.find(name)
                        .orElseThrow(() ->
                                missing(version.name() + " went on from " + name + ", which is not here any more.")));
        // The folder may have moved since.
        String base = parent.map(found -> found.folder().toString()).orElse(run.base());
        String fingerprint = BaseFingerprint.of(Checkpoints.resolve(base));
        if (!fingerprint.equals(run.baseRevision())) {
            throw missing("The base " + base + " has other weights than " + version.name() + " was trained from: "
                    + fingerprint + ", not " + run.baseRevision() + ".");
        }
        TrainingData<?> data =
                TrainingData.of(run.learned(), labels, run.data()).withRevision(run.datasetRevision());
        TrainingOptions options = TrainingOptions.of(run).withBase(base);
        if (parent.isPresent()) {
            options = options.withWarm(
                    new WarmStarts(snapshots, line -> watch.progress().log(line))
                            .from(parent.get(), data, options.heldOut())
                            .orElseThrow(() -> missing(version.name() + " went on from " + run.parent()
                                    + ", and the labels of that one are not here any more.")));
        }
        TrainingRun again = trainer.train(data, options, folder, watch);
        ModelFilesComparison comparison = ModelFilesComparison.of(version.folder(), folder);
        List<String> differences = new ArrayList<>();
        if (!comparison.differences().isEmpty()) {
            settings(run, again, differences);
        }
        differences.addAll(comparison.differences());
        if (!Objects.equals(run.scores(), again.scores())) {
            differences.add("The scores differ: F1 " + run.f1().orElse(null) + " then, "
                    + again.f1().orElse(null) + " now.");
        }
        return new Reproduction(version.name(), comparison.files(), differences, again.seconds());
    }

    /** What a person should look at first. */
    private static void settings(TrainingRun run, TrainingRun again, List<String> differences) {
        if (!run.settings().equals(again.settings())) {
            differences.add("The settings differ, since this program has other defaults: " + run.settings() + " then, "
                    + again.settings() + " now.");
        }
        if (run.documents() != again.documents() || run.trained() != again.trained()) {
            differences.add("The documents differ: %d of %d learned from then, %d of %d now."
                    .formatted(run.trained(), run.documents(), again.trained(), again.documents()));
        }
    }

    private static BackendException missing(String message) {
        return new BackendException(Fault.LEARNING, message);
    }
}
