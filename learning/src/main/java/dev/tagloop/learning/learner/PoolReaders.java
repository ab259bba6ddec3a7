package dev.tagloop.learning.learner;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.pool.Passes;
import dev.tagloop.learning.sampling.pool.PoolModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Finds what can read the tasks of a project so that a sampler knows what it needs, or says why nothing can. */
final class PoolReaders {
    private static final int COMMITTEE = 3;
    private static final Set<Need> LIKENESS = Set.of(Need.EMBEDDING);

    private final Answering answering;
    private final Function<Subject, Suggesting> suggesting;
    private final Map<String, ModelAbilities> abilities = new ConcurrentHashMap<>();

    /** @param suggesting who suggests in a project, and so knows whether the labels of what answers are any of the project's */
    PoolReaders(Answering answering, Function<Subject, Suggesting> suggesting) {
        this.answering = answering;
        this.suggesting = suggesting;
    }

    /** What reads for these needs at present. @param needs one or more */
    Optional<PoolReader> of(Subject subject, Set<Need> needs) {
        PoolModel kind = subject.reader();
        if (needs.equals(LIKENESS)) {
            return likeness(subject, kind);
        }
        Passes passes = Passes.of(needs);
        if (isForVersions(needs)) {
            List<ModelSource> members = answering.committee(subject, COMMITTEE);
            return members.size() < 2 ? Optional.empty() : Optional.of(new PoolReader(kind, members, passes));
        }
        // What is doubtful in a text can be told only by a model that knows the labels.
        return source(subject)
                .filter(source -> knowsLabels(subject) && can(kind, source, passes))
                .map(source -> new PoolReader(kind, List.of(source), passes));
    }

    /** What a text is like can be told by any model; those that write have no encoder by itself. */
    private Optional<PoolReader> likeness(Subject subject, PoolModel kind) {
        if (kind.writes()) {
            return Optional.of(PoolReader.bundled(kind));
        }
        Optional<PoolReader> own = source(subject).map(source -> new PoolReader(kind, List.of(source), Passes.NONE));
        return own.isPresent() || subject.isSpans() ? own : Optional.of(PoolReader.bundled(kind));
    }

    private Optional<ModelSource> source(Subject subject) {
        return answering
                .of(subject)
                .source()
                .filter(source -> source.checkpoint().isPresent());
    }

    private boolean knowsLabels(Subject subject) {
        Suggesting own = suggesting.apply(subject);
        return subject.isSpans()
                ? own.mapping(subject).mapping().isUseful()
                : own.setup(subject).isPresent();
    }

    private boolean can(PoolModel kind, ModelSource source, Passes passes) {
        if (!kind.writes() && passes == Passes.NONE) {
            return true;
        }
        ModelAbilities able = abilities(kind, source);
        return kind.writes() ? able.writes() : able.bears(passes);
    }

    private ModelAbilities abilities(PoolModel kind, ModelSource source) {
        return abilities.computeIfAbsent(source.key(), key -> ModelAbilities.of(kind, source));
    }

    private static boolean isForVersions(Set<Need> needs) {
        return needs.contains(Need.MEMBERS) || needs.contains(Need.NUMBER_MEMBERS);
    }

    /** Why nothing reads for these needs at present, as a sentence; empty if something does. */
    Optional<String> obstacle(Subject subject, Set<Need> needs) {
        if (needs.isEmpty() || of(subject, needs).isPresent()) {
            return Optional.empty();
        }
        Answering.Choice choice = answering.of(subject);
        if (choice.source().filter(source -> source.checkpoint().isEmpty()).isPresent()) {
            return Optional.of("Several models answer as one; to choose by a model, let a single version answer.");
        }
        if (choice.source().isPresent() && isForVersions(needs)) {
            return Optional.of("It compares versions of the model: train twice first.");
        }
        if (choice.source().isPresent() && knowsLabels(subject)) {
            return Optional.of(inability(subject, needs));
        }
        return choice.reason()
                .or(() -> Optional.of("None of the labels of " + choice.name()
                        + " is one of this project's: label some tasks and train."));
    }

    private static String inability(Subject subject, Set<Need> needs) {
        if (subject.reader().writes()) {
            return "The model takes sentences out of the texts and writes none of its own; it is for one that writes:"
                    + " train with a T5 or BART to begin with.";
        }
        return Passes.of(needs) == Passes.ALL_LAYERS
                ? "The model is of a family that cannot be trained here, so it cannot be read with dropout in all layers."
                : "The model has a layer between the encoder's states and the last layer; choose dropout in all layers.";
    }
}
