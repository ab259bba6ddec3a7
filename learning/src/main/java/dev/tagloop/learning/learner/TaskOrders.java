package dev.tagloop.learning.learner;

import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.learner.mapping.LabelMapping;
import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.LabeledTask;
import dev.tagloop.learning.sampling.LargePool;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.sampling.SamplerDescriptions;
import dev.tagloop.learning.sampling.Samplers;
import dev.tagloop.learning.sampling.Selection;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.pool.PoolScores;
import dev.tagloop.models.PipelineSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Orders the tasks of projects by the samplers, over what the model that answers says about each text. */
final class TaskOrders implements TaskOrdering, AutoCloseable {
    private static final String FOLDER = "scores";
    private static final int COMMITTEE = 3;
    private static final float[] NO_EMBEDDING = {};

    private final OpenScores scores = new OpenScores();
    private final ProjectFolders folders;
    private final Answering answering;
    private final PipelineSettings settings;
    private final Function<Subject, LabelMapping> mappings;

    /** @param mappings of projects with stretches of text, from the labels of what answers to the project's */
    TaskOrders(
            ProjectFolders folders,
            Answering answering,
            PipelineSettings settings,
            Function<Subject, LabelMapping> mappings) {
        this.folders = folders;
        this.answering = answering;
        this.settings = settings;
        this.mappings = mappings;
    }

    @Override
    public List<Method> methods(BackendProject project) {
        Optional<Subject> subject = spans(project);
        // Many samplers have the same needs, and what stands in their way is found out with files of the versions.
        Map<Set<Need>, Optional<String>> obstacles = new HashMap<>();
        return Samplers.all().stream()
                .map(sampler -> new Method(
                        sampler.name(),
                        SamplerDescriptions.of(sampler.name()),
                        !sampler.needs().isEmpty(),
                        obstacles.computeIfAbsent(sampler.needs(), needs -> obstacle(subject, needs))))
                .toList();
    }

    private Optional<String> obstacle(Optional<Subject> subject, Set<Need> needs) {
        if (needs.isEmpty()) {
            return Optional.empty();
        }
        if (isForWritten(needs)) {
            return Optional.of("It is for models that write texts; the built-in learner marks stretches of text.");
        }
        if (subject.isEmpty()) {
            return Optional.of("A model chooses only where labelled stretches of text are learned.");
        }
        if (reader(subject.get(), needs).isPresent()) {
            return Optional.empty();
        }
        Answering.Choice choice = answering.of(subject.get());
        if (choice.source().filter(source -> source.checkpoint().isEmpty()).isPresent()) {
            return Optional.of("Several models answer as one; to choose by a model, let a single version answer.");
        }
        if (needs.contains(Need.MEMBERS) && choice.source().isPresent()) {
            return Optional.of("It compares versions of the model: train twice first.");
        }
        return choice.reason()
                .or(() -> Optional.of("None of the labels of " + choice.name()
                        + " is one of this project's: label some tasks and train."));
    }

    private static Sampler sampler(String method) {
        return Samplers.named(method)
                .orElseThrow(() -> new BackendException(
                        Fault.LEARNING,
                        "There is no sampler " + method + "; there are " + String.join(", ", Samplers.names()) + "."));
    }

    @Override
    public Optional<String> reader(BackendProject project, String method) {
        return reader(project, sampler(method).needs()).map(PoolReader::name);
    }

    private Optional<PoolReader> reader(BackendProject project, Set<Need> needs) {
        return needs.isEmpty() ? Optional.empty() : spans(project).flatMap(subject -> reader(subject, needs));
    }

    private static boolean isForWritten(Set<Need> needs) {
        return needs.contains(Need.WRITTEN) || needs.contains(Need.SEVERAL_WRITTEN);
    }

    /** @param needs one or more */
    private Optional<PoolReader> reader(Subject subject, Set<Need> needs) {
        if (isForWritten(needs)) {
            return Optional.empty();
        }
        if (needs.contains(Need.MEMBERS)) {
            List<ModelSource> members = answering.committee(subject, COMMITTEE);
            return members.size() < 2 ? Optional.empty() : Optional.of(PoolReader.of(members, needs));
        }
        // What a text is like can be told by any model; what is doubtful in it only by one that knows the labels.
        boolean knows =
                needs.equals(Set.of(Need.EMBEDDING)) || mappings.apply(subject).isUseful();
        return answering
                .of(subject)
                .source()
                .filter(source -> knows && source.checkpoint().isPresent())
                .map(source -> PoolReader.of(List.of(source), needs));
    }

    /** What is learned in a project, if that is stretches of text. */
    private static Optional<Subject> spans(BackendProject project) {
        try {
            return Optional.of(Subject.of(project)).filter(Subject::isSpans);
        } catch (BackendException e) {
            return Optional.empty();
        }
    }

    private Path folder(BackendProject project) {
        return folders.folder(project).resolve(FOLDER);
    }

    @Override
    public Reading read(BackendProject project, String method) {
        PoolReader reader = reader(project, sampler(method).needs())
                .orElseThrow(() -> new BackendException(
                        Fault.LEARNING, "No model answers yet that could read the tasks for " + method + "."));
        return new PoolReading(scores, folder(project), reader, TaskTexts.of(project.labelConfig()), settings);
    }

    @Override
    public Order order(BackendProject project, String method, Pool pool, int count, long seed) {
        Sampler sampler = sampler(method);
        Optional<Subject> subject = sampler.needs().isEmpty() ? Optional.empty() : spans(project);
        Optional<String> read = subject.flatMap(learned -> known(learned, folder(project), sampler.needs()));
        if (read.isEmpty()) {
            return order(project, sampler, pool, count, seed, digest -> null);
        }
        LabelMapping mapping = mappings.apply(subject.get());
        return scores.use(
                folder(project),
                read.get(),
                store -> order(
                        project,
                        sampler,
                        pool,
                        count,
                        seed,
                        digest -> store.get(digest)
                                .map(said -> named(said, mapping))
                                .orElse(null)));
    }

    /** The reader whose scores are there: that of these needs, else one that knows more. */
    private Optional<String> known(Subject subject, Path folder, Set<Need> needs) {
        return List.of(needs, Set.of(Need.PROBABILITIES), Set.of(Need.DROPOUT), Set.of(Need.MEMBERS)).stream()
                .flatMap(any -> reader(subject, any).stream())
                .map(PoolReader::name)
                .filter(name -> PoolScores.exist(folder, name))
                .findFirst();
    }

    private static Order order(
            BackendProject project,
            Sampler sampler,
            Pool pool,
            int count,
            long seed,
            Function<String, TaskScores> known) {
        TaskTexts texts = TaskTexts.of(project.labelConfig());
        LargePool large = new LargePool(sampler, count, seed);
        pool.open()
                .forEachRemaining(window -> large.add(window.stream()
                        .map(task -> candidate(task, texts.of(task), known))
                        .toList()));
        Selection chosen = large.select(pool.labelled().stream()
                .map(task -> labelled(task, texts.of(task), known))
                .toList());
        return new Order(
                chosen.sampler(),
                chosen.picks().stream()
                        .map(pick ->
                                new Place(Long.parseLong(pick.candidate().key()), finite(pick.score()), pick.reason()))
                        .toList(),
                chosen.note());
    }

    /** Numbers of any size are ordered, but stored ones are finite. */
    private static double finite(double score) {
        return Double.isNaN(score) ? 0 : Math.clamp(score, -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    private static Candidate candidate(Task task, String text, Function<String, TaskScores> known) {
        TaskScores said = known.apply(PoolScores.digest(text));
        int words = said == null || said.units().isEmpty()
                ? Words.of(Text.of(text)).size()
                : said.units().size();
        return new Candidate(Long.toString(task.id().orElseThrow()), text, words, said);
    }

    private static LabeledTask labelled(Task task, String text, Function<String, TaskScores> known) {
        Map<String, Integer> labels = new TreeMap<>();
        task.annotations().stream()
                .filter(annotation -> !annotation.wasCancelled())
                .flatMap(annotation -> annotation.result().stream())
                .filter(LabelsRegion.class::isInstance)
                .forEach(region ->
                        ((LabelsRegion) region).labels().forEach(label -> labels.merge(label, 1, Integer::sum)));
        TaskScores said = known.apply(PoolScores.digest(text));
        return new LabeledTask(text, labels, said == null ? NO_EMBEDDING : said.embedding());
    }

    /** The same under the project's labels. */
    private static TaskScores named(TaskScores said, LabelMapping mapping) {
        List<String> labels = said.labels().stream()
                .map(label -> {
                    String type = said.type(label);
                    String prefix = label.substring(0, label.length() - type.length());
                    return prefix + mapping.of(type).orElse(type);
                })
                .toList();
        return new TaskScores(
                said.units(),
                labels,
                said.probabilities(),
                said.dropout(),
                said.members(),
                said.embedding(),
                said.written());
    }

    /** Forgets what was read in a project; it is read again where it is needed. */
    void forget(BackendProject project) {
        if (!folders.isNamed(project)) {
            return;
        }
        try {
            scores.forget(folder(project));
        } catch (IOException e) {
            throw new BackendException(
                    Fault.LEARNING,
                    "What was read in project " + project.id() + " cannot be deleted: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        scores.close();
    }
}
