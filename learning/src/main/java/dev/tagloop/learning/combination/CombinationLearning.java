package dev.tagloop.learning.combination;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.evaluation.Batches;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes combinations of models. */
public final class CombinationLearning {
    /** Texts that weights are learned on, at least; with fewer all models count the same. */
    public static final int FEWEST = 10;

    private static final int FOLDS = 5;
    private static final int BATCH = 64;

    private final List<Named> models;
    private final LearningTask<?> task;
    private final PipelineSettings settings;

    private CombinationLearning(List<Named> models, LearningTask<?> task, PipelineSettings settings) {
        this.models = models;
        this.task = task;
        this.settings = settings;
    }

    /**
     * A model under the name that people know it by.
     *
     * @param name unlike all others of a combination
     * @param model a folder, or a Hub id that is in the cache
     */
    public record Named(String name, String model) {}

    /**
     * A combination with what it is worth.
     *
     * @param combination not written yet
     * @param report empty where there were too few texts to learn from
     */
    public record Learned(Combination combination, Optional<CombinationReport> report) {}

    /**
     * Takes models to be combined.
     *
     * @throws ModelFormatException if one is missing or of another kind than the others
     * @throws IllegalArgumentException if there are fewer than two, or two of one name
     */
    public static CombinationLearning of(List<Named> models, PipelineSettings settings) {
        Set<String> names = new LinkedHashSet<>();
        models.forEach(model -> names.add(model.name()));
        if (models.size() < 2 || names.size() < models.size()) {
            throw new IllegalArgumentException("a combination needs two models or more of different names, not "
                    + models.stream().map(Named::name).toList());
        }
        LearningTask<?> task = MemberModels.task(models.getFirst().model());
        for (Named model : models) {
            LearningTask<?> other = MemberModels.task(model.model());
            if (!other.equals(task)) {
                throw new ModelFormatException(models.getFirst().name() + " is a model for " + task.name() + ", "
                        + model.name() + " one for " + other.name() + "; only models of one kind are combined");
            }
        }
        if (!Combinations.fits(task)) {
            throw new ModelFormatException("models for " + task.name() + " are not combined, only those that find"
                    + " labelled spans or give labels to texts");
        }
        return new CombinationLearning(List.copyOf(models), task, settings);
    }

    /** What the models are asked. */
    public LearningTask<?> task() {
        return task;
    }

    /**
     * Learns how much each model counts.
     *
     * @param gold labelled texts that no model has learned from; with fewer than {@value #FEWEST} all count the same
     * @param data what the texts are called
     * @param folder where the combination will be
     * @throws IllegalArgumentException if the texts have no labels, or numbers
     * @throws ClassCastException if they are no examples of the task
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public Learned learn(List<?> gold, String data, Path folder, Progress progress, CancelToken cancel) {
        if (task.equals(LearningTasks.TOKEN_CLASSIFICATION)) {
            return learn(new CombiningSpans(), gold, data, folder, progress, cancel);
        }
        return learn(new CombiningLabels(several()), gold, data, folder, progress, cancel);
    }

    private boolean several() {
        List<Boolean> several = models.stream()
                .map(model -> MemberModels.isOfSeveral(model.model(), settings))
                .distinct()
                .toList();
        if (several.size() > 1) {
            throw new ModelFormatException("models that give one label to a text and models that give several are not"
                    + " combined with each other");
        }
        return several.getFirst();
    }

    private <E, S> Learned learn(
            Combining<E, S> combining, List<?> given, String data, Path folder, Progress progress, CancelToken cancel) {
        List<E> gold = given.stream().map(combining.task().example()::cast).toList();
        Set<String> labels = new LinkedHashSet<>();
        boolean enough = gold.size() >= FEWEST;
        if (enough) {
            combining.require(gold);
        }
        List<List<S>> said = new ArrayList<>();
        for (Named model : models) {
            try (Voice<E, S> voice = combining.open(model.model(), Path.of(""), settings)) {
                labels.addAll(voice.labels());
                if (enough) {
                    said.add(Batches.ask("Asking " + model.name(), gold, BATCH, voice::say, progress, cancel));
                }
            }
        }
        if (!enough) {
            return new Learned(combination(Votes.equal(models.size()), labels, "", 0, folder), Optional.empty());
        }
        Votes votes = combining.learn(gold, said);
        return new Learned(
                combination(votes, labels, data, gold.size(), folder),
                Optional.of(report(combining, gold, said, cancel)));
    }

    private Combination combination(Votes votes, Set<String> labels, String data, int documents, Path folder) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            Named model = models.get(i);
            members.add(new Member(
                    model.name(),
                    MemberModels.from(model.model(), folder),
                    MemberModels.digest(model.model()),
                    votes.weights().get(i),
                    votes.calibrations().get(i)));
        }
        return new Combination(task, members, votes.threshold(), List.copyOf(labels), data, documents);
    }

    private <E, S> CombinationReport report(
            Combining<E, S> combining, List<E> gold, List<List<S>> said, CancelToken cancel) {
        List<String> names = models.stream().map(Named::name).toList();
        List<List<E>> answers = new ArrayList<>();
        List<CombinationReport.Measured> members = new ArrayList<>();
        int best = 0;
        for (int i = 0; i < names.size(); i++) {
            answers.add(combining.alone(gold, said.get(i)));
            Measurement measurement = combining.task().measure(gold, answers.get(i));
            members.add(new CombinationReport.Measured(names.get(i), measurement));
            if (measurement.figure() > members.get(best).measurement().figure()) {
                best = i;
            }
        }
        List<E> together = crossFitted(combining, gold, said, cancel);
        return new CombinationReport(
                members,
                combining.task().measure(gold, together),
                names.get(best),
                combining.difference(gold, answers.get(best), together),
                combining.measure(),
                combining.pairs(names, answers),
                combining.byLabel(names, answers));
    }

    /** Every text is answered by votes that were weighed without it. */
    private static <E, S> List<E> crossFitted(
            Combining<E, S> combining, List<E> gold, List<List<S>> said, CancelToken cancel) {
        List<E> answers = new ArrayList<>(gold);
        for (int fold = 0; fold < FOLDS; fold++) {
            cancel.throwIfCancelled();
            List<Integer> in = new ArrayList<>();
            List<Integer> out = new ArrayList<>();
            for (int i = 0; i < gold.size(); i++) {
                (i % FOLDS == fold ? out : in).add(i);
            }
            List<E> known = in.stream().map(gold::get).toList();
            Votes votes = combining.task().saysNothing(known)
                    ? Votes.equal(said.size())
                    : combining.learn(known, chosen(said, in));
            List<E> answered = combining.all(out.stream().map(gold::get).toList(), chosen(said, out), votes);
            for (int i = 0; i < out.size(); i++) {
                answers.set(out.get(i), answered.get(i));
            }
        }
        return answers;
    }

    private static <S> List<List<S>> chosen(List<List<S>> said, List<Integer> places) {
        return said.stream().map(one -> places.stream().map(one::get).toList()).toList();
    }
}
