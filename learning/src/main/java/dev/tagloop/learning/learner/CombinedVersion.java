package dev.tagloop.learning.learner;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.learning.combination.CombinationLearning;
import dev.tagloop.learning.combination.CombinationReport;
import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.train.CombinationRun;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a version of others that answer together.
 *
 * @param members the others
 * @param newest of them
 */
record CombinedVersion(List<ModelVersion> members, ModelVersion newest, Snapshots snapshots) {

    /** Writes the combination and its run into a folder beside those of the members. @param today the labels as they are now */
    void write(LabelSnapshot today, Path folder, LearningWatch watch) {
        long start = System.nanoTime();
        CombinationLearning learning = CombinationLearning.of(
                members.stream()
                        .map(member -> new CombinationLearning.Named(
                                member.name(), member.folder().toString()))
                        .toList(),
                PipelineSettings.defaults());
        List<?> fresh = fresh(learning.task(), today);
        watch.log(fresh.size() + " labelled texts are new to all of these versions"
                + (fresh.size() < CombinationLearning.FEWEST ? ", too few to weigh them: all count the same" : ""));
        CancelToken cancel = new CancelToken();
        CombinationLearning.Learned learned = learning.learn(
                fresh,
                newest.run().data(),
                folder,
                (step, done, total) -> {
                    if (watch.cancelled()) {
                        cancel.cancel();
                    }
                    watch.progress(step, done, total);
                },
                cancel);
        Combinations.write(learned.combination(), folder);
        learned.report().ifPresent(report -> tell(report, watch));
        CombinationRun.write(
                folder,
                members.stream().map(ModelVersion::run).toList(),
                newest.run(),
                learned,
                (System.nanoTime() - start) / 1e9);
    }

    private <E> List<E> fresh(LearningTask<E> task, LabelSnapshot today) {
        return NewTexts.of(task, members, Optional.of(today), snapshots);
    }

    private static void tell(CombinationReport report, LearningWatch watch) {
        report.figures().forEach((name, figure) -> watch.log(String.format(Locale.ROOT, "%s %.3f", name, figure)));
        watch.log(report.against());
    }
}
