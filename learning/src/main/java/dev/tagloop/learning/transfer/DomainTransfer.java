package dev.tagloop.learning.transfer;

import dev.tagloop.core.alignment.TagScheme;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.train.AdaptationRun;
import dev.tagloop.learning.train.DomainAdaptation;
import dev.tagloop.learning.train.RunFiles;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.PipelineSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes a model for labelled spans from its domain to another one: tells what it knows there already, lets it read plain texts if there are some,
 * and trains it on a few documents of the new domain beside some of its own, so that it does not forget them (Rolnick et al. 2019). Its head is
 * gone on with where its labels are those of the new domain, once they are translated.
 */
public final class DomainTransfer {
    private final Trainer trainer;
    private final TrainingWatch watch;

    /** @param trainer trains on labels; plain texts are read in this process */
    public DomainTransfer(Trainer trainer, TrainingWatch watch) {
        this.trainer = trainer;
        this.watch = watch;
    }

    /**
     * Does it and writes the model with {@value TransferReport#FILE} beside it.
     *
     * @param folder an empty folder, or one that can be made
     * @throws dev.tagloop.learning.train.NothingToLearnException if there is nothing to learn from or to measure on
     * @throws dev.tagloop.learning.train.TrainingFailedException if a training went wrong
     * @throws ModelFormatException if the model does not label words
     * @throws java.util.concurrent.CancellationException if the watch asked to stop
     */
    public TransferReport run(TransferPlan plan, Path folder) {
        long begin = System.nanoTime();
        HeldOut rule = plan.options().heldOut();
        Domain target = Domain.of(plan.target(), rule, plan.options().seed());
        Optional<Domain> source =
                plan.source().map(data -> Domain.of(data, rule, plan.options().seed()));
        List<List<LabeledText>> few =
                target.some(plan.shots().map(Integer::longValue).orElse(Long.MAX_VALUE));
        Checkpoint from = Checkpoints.resolve(plan.from());
        if (!LearningTasks.TOKEN_CLASSIFICATION.fits(from)) {
            throw new ModelFormatException(plan.from() + " does not label words, so there is nothing to take over");
        }
        Before before = before(from, target, source, few);
        List<String> modelLabels = LearningTasks.TOKEN_CLASSIFICATION.labels(from);
        LabelTranslation translation =
                LabelTranslation.of(modelLabels, target.labels(), plan.mapping(), texts(few), before.seen());

        Path work = folder.resolve("start");
        try {
            Optional<AdaptationRun> adaptation = adapted(plan, work.resolve("adapted"));
            Path start = work.resolve(Checkpoints.name(plan.from()));
            start(from, translation, adaptation.map(run -> Checkpoint.read(work.resolve("adapted"))))
                    .write(start);
            List<List<LabeledText>> replayed = source.map(domain -> domain.some(Math.round(plan.replay() * few.size())))
                    .orElse(List.of());
            trainer.train(data(plan, few, replayed, translation), options(plan, start), folder, watch);
            TransferReport report = report(
                    plan, target, source, before, translation, adaptation, folder, few.size(), replayed.size(), begin);
            Folders.write(folder.resolve(TransferReport.FILE), RunFiles.json(report));
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + folder + ": " + e.getMessage(), e);
        } finally {
            delete(work);
        }
    }

    /** What the model finds without learning, under its own labels. @param seen in the documents that will be learned from */
    private record Before(
            List<List<LabeledSpan>> target, List<List<LabeledSpan>> source, List<List<LabeledSpan>> seen) {}

    private Before before(Checkpoint from, Domain target, Optional<Domain> source, List<List<LabeledText>> few) {
        try (TaskModel<LabeledText> model =
                LearningTasks.TOKEN_CLASSIFICATION.open(from, PipelineSettings.defaults())) {
            return new Before(
                    found(model, target.test()),
                    source.map(domain -> found(model, domain.test())).orElse(List.of()),
                    found(model, texts(few)));
        }
    }

    private List<List<LabeledSpan>> found(TaskModel<LabeledText> model, List<LabeledText> texts) {
        return model.predict(texts, watch.progress(), watch.cancel()).stream()
                .map(LabeledText::spans)
                .toList();
    }

    private Optional<AdaptationRun> adapted(TransferPlan plan, Path folder) {
        return plan.texts().isEmpty()
                ? Optional.empty()
                : Optional.of(new DomainAdaptation(
                                plan.options().withBase(plan.from()).withEpochs(null),
                                new TrainingWatch(watch.progress(), watch.cancel(), epoch -> {}))
                        .run(plan.texts(), plan.target().name(), folder));
    }

    /** The model under the domain's labels; of a body that read on, it keeps the head and what only it has. */
    private static Checkpoint start(Checkpoint from, LabelTranslation translation, Optional<Checkpoint> adapted) {
        Map<String, FloatTensor> weights = new TreeMap<>(from.weights());
        adapted.ifPresent(
                body -> weights.replaceAll((name, weight) -> body.weights().getOrDefault(name, weight)));
        List<String> labels =
                from.labels().stream().map(tag -> renamed(tag, translation)).toList();
        // Two labels that become one cannot be two outputs.
        boolean different = labels.stream().distinct().count() == labels.size();
        return from.with(different ? from.config().withLabels(labels) : from.config(), weights);
    }

    private static String renamed(String tag, LabelTranslation translation) {
        TagScheme scheme = TagScheme.of(List.of(tag));
        if (scheme.isOutside(0)) {
            return tag;
        }
        String type = scheme.type(0);
        return tag.substring(0, tag.length() - type.length()) + translation.name(type);
    }

    private static TrainingData<LabeledText> data(
            TransferPlan plan,
            List<List<LabeledText>> few,
            List<List<LabeledText>> replayed,
            LabelTranslation translation) {
        List<List<LabeledText>> documents = new ArrayList<>(few);
        replayed.forEach(document ->
                documents.add(document.stream().map(translation::translated).toList()));
        return TrainingData.of(documents, List.of(), plan.target().name());
    }

    /** Everything is learned from: what is measured on was taken away before. */
    private static TrainingOptions options(TransferPlan plan, Path start) {
        return plan.options()
                .withBase(start.toString())
                .withHeldOut(new HeldOut(0, plan.options().seed()), true)
                .withForce(true);
    }

    private TransferReport report(
            TransferPlan plan,
            Domain target,
            Optional<Domain> source,
            Before before,
            LabelTranslation translation,
            Optional<AdaptationRun> adaptation,
            Path folder,
            int shots,
            int replayed,
            long begin) {
        try (TaskModel<LabeledText> model =
                LearningTasks.TOKEN_CLASSIFICATION.open(Checkpoint.read(folder), PipelineSettings.defaults())) {
            DomainOutcome there = DomainOutcome.of(
                    target.data(),
                    target.test(),
                    before.target().stream()
                            .map(translation::translated)
                            .map(translation::known)
                            .toList(),
                    found(model, target.test()).stream().map(translation::known).toList());
            Optional<DomainOutcome> home = source.map(domain -> DomainOutcome.of(
                    domain.data(),
                    domain.test().stream().map(translation::translated).toList(),
                    before.source().stream().map(translation::translated).toList(),
                    found(model, domain.test())));
            return new TransferReport(
                    plan.from(),
                    translation.names(),
                    translation.unmapped(),
                    shots,
                    replayed,
                    adaptation.orElse(null),
                    there,
                    home.orElse(null),
                    (System.nanoTime() - begin) / 1e9);
        }
    }

    private static List<LabeledText> texts(List<List<LabeledText>> documents) {
        return documents.stream().flatMap(List::stream).toList();
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
