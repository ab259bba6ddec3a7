package dev.tagloop.learning.learner;

import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.learner.mapping.LabelMapping;
import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.LabeledTask;
import dev.tagloop.learning.sampling.LargePool;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.sampling.SamplerDescriptions;
import dev.tagloop.learning.sampling.Samplers;
import dev.tagloop.learning.sampling.Selection;
import dev.tagloop.learning.sampling.TaskKind;
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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Orders the tasks of projects by the samplers, over what the model that answers says about each text. */
final class TaskOrders implements TaskOrdering, AutoCloseable {
    private static final String FOLDER = "scores";
    private static final float[] NO_EMBEDDING = {};
    /** What every reading by a model tells that reads all of a text, whatever else it was asked. */
    private static final Set<Need> PLAIN = Set.of(Need.PROBABILITIES, Need.EMBEDDING, Need.ANSWER);

    private static final List<Need> READINGS = List.of(
            Need.PROBABILITIES,
            Need.EMBEDDING,
            Need.DROPOUT,
            Need.FULL_DROPOUT,
            Need.MEMBERS,
            Need.NUMBER_DROPOUT,
            Need.NUMBER_MEMBERS);

    private final OpenScores scores = new OpenScores();
    private final ProjectFolders folders;
    private final PoolReaders readers;
    private final PipelineSettings settings;
    private final Function<Subject, Suggesting> suggesting;

    /** @param suggesting who suggests in a project, and so knows what the labels of what answers are in it */
    TaskOrders(
            ProjectFolders folders,
            Answering answering,
            PipelineSettings settings,
            Function<Subject, Suggesting> suggesting) {
        this.folders = folders;
        this.readers = new PoolReaders(answering, suggesting);
        this.settings = settings;
        this.suggesting = suggesting;
    }

    @Override
    public Optional<String> kind(BackendProject project) {
        return subject(project).map(Subject::kind).map(TaskKind::word);
    }

    @Override
    public List<Method> methods(BackendProject project) {
        Optional<Subject> subject = subject(project);
        // Many samplers have the same needs, and what stands in their way is found out with files of the versions.
        Map<Set<Need>, Optional<String>> obstacles = new HashMap<>();
        return Samplers.all().stream()
                .filter(sampler -> fits(sampler, subject))
                .map(sampler -> new Method(
                        sampler.name(),
                        subject.map(learned -> SamplerDescriptions.of(sampler.name(), learned.kind()))
                                .orElseGet(() -> SamplerDescriptions.of(sampler.name())),
                        !sampler.needs().isEmpty(),
                        obstacles.computeIfAbsent(
                                sampler.needs(),
                                needs -> subject.flatMap(learned -> readers.obstacle(learned, needs)))))
                .toList();
    }

    private static boolean fits(Sampler sampler, Optional<Subject> subject) {
        return subject.map(learned -> learned.kind().fits(sampler))
                .orElseGet(() -> sampler.needs().isEmpty());
    }

    private static Sampler sampler(String method) {
        return Samplers.named(method)
                .orElseThrow(() -> new BackendException(
                        Fault.LEARNING,
                        "There is no sampler " + method + "; there are " + String.join(", ", Samplers.names()) + "."));
    }

    @Override
    public Optional<String> reader(BackendProject project, String method) {
        return reader(project, sampler(method)).map(PoolReader::name);
    }

    /** What was chosen for another kind of answers reads nothing. */
    private Optional<PoolReader> reader(BackendProject project, Sampler sampler) {
        return sampler.needs().isEmpty()
                ? Optional.empty()
                : subject(project)
                        .filter(learned -> learned.kind().fits(sampler))
                        .flatMap(learned -> readers.of(learned, sampler.needs()));
    }

    private static Optional<Subject> subject(BackendProject project) {
        try {
            return Optional.of(Subject.of(project));
        } catch (BackendException e) {
            return Optional.empty();
        }
    }

    private Path folder(BackendProject project) {
        return folders.folder(project).resolve(FOLDER);
    }

    @Override
    public Reading read(BackendProject project, String method) {
        PoolReader reader = reader(project, sampler(method))
                .orElseThrow(() -> new BackendException(
                        Fault.LEARNING, "No model answers yet that could read the tasks for " + method + "."));
        return new PoolReading(
                scores, folder(project), reader, TaskTexts.of(project.labelConfig(), subject(project)), settings);
    }

    @Override
    public Order order(BackendProject project, String method, Pool pool, int count, long seed) {
        Sampler sampler = sampler(method);
        Optional<Subject> subject = subject(project).filter(learned -> fits(sampler, Optional.of(learned)));
        TaskTexts texts = TaskTexts.of(project.labelConfig(), subject);
        Optional<String> read = subject.flatMap(learned -> known(learned, folder(project), sampler.needs()));
        if (read.isEmpty()) {
            return order(new Known(texts, subject, digest -> null), sampler, pool, count, seed);
        }
        UnaryOperator<TaskScores> named = names(subject.orElseThrow());
        return scores.use(
                folder(project),
                read.get(),
                store -> order(
                        new Known(
                                texts,
                                subject,
                                digest -> store.get(digest).map(named).orElse(null)),
                        sampler,
                        pool,
                        count,
                        seed));
    }

    /** The reader whose scores are there: that of these needs, else one that knows more. */
    private Optional<String> known(Subject subject, Path folder, Set<Need> needs) {
        if (needs.isEmpty()) {
            return Optional.empty();
        }
        Stream<Set<Need>> others = PLAIN.containsAll(needs) ? READINGS.stream().map(Set::of) : Stream.of();
        return Stream.concat(Stream.of(needs), others)
                .flatMap(any -> readers.of(subject, any).stream())
                .map(PoolReader::name)
                .filter(name -> PoolScores.exist(folder, name))
                .findFirst();
    }

    /**
     * What is known of tasks.
     *
     * @param scores by the digest of a text; null where nothing is known
     */
    private record Known(TaskTexts texts, Optional<Subject> subject, Function<String, TaskScores> scores) {

        Candidate candidate(Task task) {
            String text = texts.of(task);
            TaskScores said = scores.apply(PoolScores.digest(text));
            boolean counted = said != null
                    && !said.units().isEmpty()
                    && subject.filter(Subject::isSpans).isPresent();
            int words = counted ? said.units().size() : Words.of(Text.of(text)).size();
            return new Candidate(Long.toString(task.id().orElseThrow()), text, words, said);
        }

        LabeledTask labelled(Task task) {
            String text = texts.of(task);
            TaskScores said = scores.apply(PoolScores.digest(text));
            return new LabeledTask(
                    text,
                    subject.map(learned -> TaskLabels.of(task, learned)).orElse(Map.of()),
                    said == null ? NO_EMBEDDING : said.embedding());
        }
    }

    private static Order order(Known known, Sampler sampler, Pool pool, int count, long seed) {
        LargePool large = new LargePool(sampler, count, seed);
        pool.open()
                .forEachRemaining(window ->
                        large.add(window.stream().map(known::candidate).toList()));
        Selection chosen =
                large.select(pool.labelled().stream().map(known::labelled).toList());
        return new Order(
                chosen.sampler(), chosen.picks().stream().map(TaskOrders::place).toList(), chosen.note());
    }

    private static Place place(Pick pick) {
        return new Place(
                Long.parseLong(pick.candidate().key()),
                finite(pick.score()),
                pick.reason(),
                pick.why().parts().stream()
                        .map(part -> new Why(part.code(), part.values()))
                        .toList());
    }

    /** Numbers of any size are ordered, but stored ones are finite. */
    private static double finite(double score) {
        return Double.isNaN(score) ? 0 : Math.clamp(score, -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    /** What models say, under the project's labels. */
    private UnaryOperator<TaskScores> names(Subject subject) {
        TaskKind kind = subject.kind();
        if (kind != TaskKind.SPANS && kind != TaskKind.CLASS && kind != TaskKind.CLASSES) {
            return UnaryOperator.identity();
        }
        LabelMapping mapping = suggesting.apply(subject).mapping(subject).mapping();
        return said -> said.isYesOrNo()
                ? said.named(
                        said.units().stream()
                                .map(label -> mapping.of(label).orElse(label))
                                .toList(),
                        said.labels())
                : said.named(
                        said.units(),
                        said.labels().stream()
                                .map(label -> named(said, label, mapping))
                                .toList());
    }

    private static String named(TaskScores said, String label, LabelMapping mapping) {
        String type = said.type(label);
        String prefix = label.substring(0, label.length() - type.length());
        return prefix + mapping.of(type).orElse(type);
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
