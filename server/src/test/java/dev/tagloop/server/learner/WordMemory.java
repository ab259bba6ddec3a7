package dev.tagloop.server.learner;

import dev.tagloop.core.labelerrors.SuspectedSpan;
import dev.tagloop.core.labelerrors.SuspectedText;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LabelSource;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small learner: it suggests every word that was labelled before, keeps versions in a folder, and knows Ann before any label exists. Tests let it
 * learn in other ways ({@link #teacher}) and say other things ({@link #answering}).
 */
public final class WordMemory implements Learner {
    private final Path folder;
    private final Map<String, Map<Long, SortedMap<String, String>>> heard = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> mappings = new ConcurrentHashMap<>();
    private final AtomicReference<Teacher> teacher = new AtomicReference<>((labelled, watch) -> labelled);
    private final AtomicReference<Function<PredictionRequest, List<BackendPrediction>>> answer =
            new AtomicReference<>(this::find);
    private final AtomicReference<Teacher> warm = new AtomicReference<>();
    private final AtomicReference<DoubleUnaryOperator> scores = new AtomicReference<>();
    private volatile LabelSource source;
    private final WordOrders orders =
            new WordOrders(project -> standing(project).serving());
    private volatile long room;

    public WordMemory(Path folder) {
        this.folder = folder;
    }

    WordMemory teacher(Teacher other) {
        teacher.set(other);
        return this;
    }

    /** Lets the promoted version go on in this way; without a call it cannot. */
    WordMemory warm(Teacher other) {
        warm.set(other);
        return this;
    }

    @Override
    public Optional<String> warmBase(BackendProject project) {
        return warm.get() == null ? Optional.empty() : promoted(project).map(LearnedVersion::name);
    }

    @Override
    public Optional<LearnedVersion> learnWarm(BackendProject project, JsonObject settings, LearningWatch watch) {
        return warmBase(project).map(parent -> learn(project, settings.with("parent", parent), watch, warm.get()));
    }

    /** Says from now on that learning writes so many bytes. */
    WordMemory needing(long bytes) {
        room = bytes;
        return this;
    }

    @Override
    public long roomToLearn(BackendProject project, JsonObject settings) {
        return room;
    }

    /** Versions tell from now on how good they are, by the number of labelled tasks. */
    public WordMemory scoring(DoubleUnaryOperator f1) {
        scores.set(f1);
        return this;
    }

    WordMemory answering(Function<PredictionRequest, List<BackendPrediction>> other) {
        answer.set(other);
        return this;
    }

    /** The words that it has heard of in a project. */
    SortedMap<String, String> heard(long project) {
        SortedMap<String, String> words = new TreeMap<>();
        heard.getOrDefault(Long.toString(project), Map.of()).values().forEach(words::putAll);
        return words;
    }

    /** The words that it would know if it read everything anew. */
    SortedMap<String, String> read(BackendProject project) {
        SortedMap<String, String> words = new TreeMap<>();
        try (Stream<Task> tasks = source.labelled(project)) {
            tasks.forEach(task -> words.putAll(Words.of(task)));
        }
        return words;
    }

    @Override
    public String modelClass() {
        return "WordMemory";
    }

    @Override
    public Optional<String> setup(BackendProject project) {
        return standing(project).serving();
    }

    private static boolean suits(BackendProject project) {
        return project.labelConfig().contains("<Labels ")
                || project.labelConfig().contains("<Choices ");
    }

    @Override
    public Standing standing(BackendProject project) {
        if (!suits(project)) {
            return new Standing(false, Optional.empty(), Optional.of("Nothing is labelled with words here."));
        }
        Optional<String> promoted = promoted(project).map(LearnedVersion::name);
        boolean starts = project.labelConfig().contains("PER");
        return new Standing(
                true, promoted.or(() -> starts ? Optional.of("starter") : Optional.empty()), Optional.empty());
    }

    private Optional<LearnedVersion> promoted(BackendProject project) {
        return versions(project).stream().filter(LearnedVersion::promoted).findFirst();
    }

    @Override
    public List<BackendPrediction> predict(PredictionRequest request) {
        return answer.get().apply(request);
    }

    List<BackendPrediction> find(PredictionRequest request) {
        String version = standing(request.project()).serving().orElseThrow();
        Map<String, String> words =
                new TreeMap<>(version.equals("starter") ? Map.of("Ann", "PER") : words(request.project(), version));
        heard.getOrDefault(request.project().id(), Map.of()).values().forEach(words::putAll);
        List<BackendPrediction> answers = new ArrayList<>();
        for (Task task : request.tasks()) {
            answers.add(BackendPrediction.of(Words.find(Words.text(task), words))
                    .withScore(0.5)
                    .withModelVersion(version));
        }
        return answers;
    }

    /** Doubts a span whose words all other texts give another label. */
    @Override
    public List<SuspectedText> suspects(BackendProject project, List<LabeledText> texts, LearningWatch watch) {
        watch.progress("Judging", 0, texts.size());
        List<SuspectedText> found = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            LabeledText text = texts.get(i);
            List<LabeledText> others = new ArrayList<>(texts);
            others.remove(i);
            List<SuspectedSpan> spans = new ArrayList<>();
            for (LabeledSpan span : text.spans()) {
                String words = text.asText().slice(span.span());
                List<String> elsewhere = others.stream()
                        .flatMap(other -> other.spans().stream()
                                .filter(one -> other.asText().slice(one.span()).equals(words))
                                .map(LabeledSpan::label))
                        .distinct()
                        .toList();
                if (elsewhere.size() == 1 && !elsewhere.getFirst().equals(span.label())) {
                    LabeledSpan better = new LabeledSpan(span.span(), elsewhere.getFirst());
                    spans.add(new SuspectedSpan(
                            SuspectedSpan.Kind.WRONG_TYPE, Optional.of(span), Optional.of(better), 0.9));
                }
            }
            found.add(new SuspectedText(i, spans.isEmpty() ? 0.1 : 0.9, spans));
        }
        found.sort(Comparator.comparingDouble(SuspectedText::score).reversed());
        return found;
    }

    @Override
    public void attach(LabelSource labels) {
        source = labels;
    }

    @Override
    public void labelled(BackendProject project, Task task) {
        heard.computeIfAbsent(project.id(), id -> new ConcurrentHashMap<>())
                .put(task.id().orElseThrow(), Words.of(task));
    }

    @Override
    public void relabelled(BackendProject project) {
        Thread.ofVirtual().start(() -> {
            Map<Long, SortedMap<String, String>> words = new ConcurrentHashMap<>();
            try (Stream<Task> tasks = source.labelled(project)) {
                tasks.forEach(task -> words.put(task.id().orElseThrow(), Words.of(task)));
            }
            heard.put(project.id(), words);
        });
    }

    @Override
    public void forget(BackendProject project) {
        heard.remove(project.id());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith(project.id() + "-"))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(BackendProject project, String version) {
        return folder.resolve(project.id() + "-" + version + ".json");
    }

    @Override
    public LearnedVersion learn(BackendProject project, JsonObject settings, LearningWatch watch) {
        return learn(project, settings, watch, teacher.get());
    }

    /** Knows what any of the versions knows; the later ones have the last word. */
    @Override
    public LearnedVersion combine(BackendProject project, List<String> versions, LearningWatch watch) {
        SortedMap<String, String> words = new TreeMap<>();
        versions.forEach(version -> words.putAll(words(project, version)));
        return kept(project, JsonObject.empty().with("combined", versions), taught(words, watch, teacher.get()));
    }

    private LearnedVersion learn(BackendProject project, JsonObject settings, LearningWatch watch, Teacher by) {
        return kept(project, settings, taught(read(project), watch, by));
    }

    private SortedMap<String, String> taught(SortedMap<String, String> words, LearningWatch watch, Teacher by) {
        try {
            return by.teach(words, watch);
        } catch (BackendException | CancellationException e) {
            throw e;
        } catch (Exception e) {
            throw new BackendException(Fault.ANSWER, e.getMessage(), e);
        }
    }

    private LearnedVersion kept(BackendProject project, JsonObject settings, SortedMap<String, String> words) {
        String name = "v" + (versions(project).size() + 1);
        ObjectNode json =
                Json.mapper().createObjectNode().put("created", Instant.now().toString());
        json.set("words", Json.mapper().valueToTree(words));
        json.set("settings", settings.toNode());
        try (Stream<Task> tasks = source.labelled(project)) {
            json.put("documents", tasks.count());
        }
        write(file(project, name), Json.write(json));
        return version(project, file(project, name));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> words(BackendProject project, String version) {
        Map<String, String> words = new TreeMap<>();
        Json.read(text(file(project, version)))
                .get("words")
                .properties()
                .forEach(word -> words.put(word.getKey(), word.getValue().asString()));
        return words;
    }

    private LearnedVersion version(BackendProject project, Path file) {
        String name = file.getFileName().toString().replaceFirst(".*-(v\\d+)\\.json", "$1");
        JsonObject stored = JsonObject.parse(text(file));
        Path promoted = file(project, "promoted");
        JsonObject details = JsonObject.empty()
                .with("settings", stored.get("settings").orElseThrow())
                .with("words", words(project, name).size());
        DoubleUnaryOperator f1 = scores.get();
        if (f1 != null) {
            int documents = (int) stored.integer("documents").orElseThrow();
            details = details.with("documents", documents)
                    .with("f1", f1.applyAsDouble(documents))
                    .with("method", "held_out");
        }
        return new LearnedVersion(
                name,
                stored.instant("created").orElseThrow(),
                Files.exists(promoted)
                        && List.of(text(promoted).split(" ")).getLast().equals(name),
                details);
    }

    @Override
    public List<LearnedVersion> versions(BackendProject project) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(project.id() + "-v\\d+\\.json"))
                    .sorted()
                    .map(file -> version(project, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public LearnedVersion promote(BackendProject project, String version) {
        Path promoted = file(project, "promoted");
        write(promoted, Files.exists(promoted) ? text(promoted) + " " + version : version);
        return version(project, file(project, version));
    }

    @Override
    public LearnedVersion rollback(BackendProject project) {
        Path promoted = file(project, "promoted");
        int last = Files.exists(promoted) ? text(promoted).lastIndexOf(' ') : -1;
        if (last < 0) {
            throw new BackendException(BackendException.Fault.LEARNING, "No version answered before this one.");
        }
        write(promoted, text(promoted).substring(0, last));
        return versions(project).stream()
                .filter(LearnedVersion::promoted)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public JsonObject compare(BackendProject project, String a, String b) {
        ArrayNode changed = Json.mapper().createArrayNode();
        double[] hits = new double[2];
        int documents = 0;
        try (Stream<Task> tasks = source.labelled(project)) {
            for (Task task : (Iterable<Task>) tasks::iterator) {
                documents++;
                int gold = Words.of(task).size();
                List<LabelsRegion> ofA = Words.find(Words.text(task), words(project, a));
                List<LabelsRegion> ofB = Words.find(Words.text(task), words(project, b));
                hits[0] += ofA.size() == gold ? 1 : 0;
                hits[1] += ofB.size() == gold ? 1 : 0;
                ObjectNode row = changed.addObject().put("text", Words.text(task));
                row.put("winner", ofA.size() == ofB.size() ? "none" : ofA.size() > ofB.size() ? "a" : "b");
                for (String key : List.of("gold", "a", "b")) {
                    row.putArray(key);
                }
            }
        }
        if (documents == 0) {
            throw new BackendException(Fault.ANSWER, "There is nothing to compare them on.");
        }
        ObjectNode json = Json.mapper()
                .createObjectNode()
                .put("task", "token-classification")
                .put("metric", "f1")
                .put("documents", documents);
        json.putObject("a").put("f1", hits[0] / documents);
        json.putObject("b").put("f1", hits[1] / documents);
        json.putObject("difference").put("f1", (hits[1] - hits[0]) / documents);
        json.putObject("labels");
        json.put("won", hits[1] > hits[0] ? 1 : 0).put("lost", hits[0] > hits[1] ? 1 : 0);
        json.set("changed", changed);
        return JsonObject.owning(json);
    }

    /** Words that one version knows and the other does not. */
    @Override
    public JsonObject labelChanges(BackendProject project, String older, String newer) {
        long added = words(project, newer).keySet().stream()
                .filter(word -> !words(project, older).containsKey(word))
                .count();
        ObjectNode json = Json.mapper().createObjectNode().put("words", "+" + added + " spans");
        json.putObject("spans").put("added", added);
        json.putObject("tasks");
        json.put("other_answers", 0).put("config_changed", false);
        json.putObject("labels");
        return JsonObject.owning(json);
    }

    /** Shows every labelled text with what it finds there. */
    @Override
    public JsonObject mistakes(BackendProject project, String version) {
        ArrayNode examples = Json.mapper().createArrayNode();
        try (Stream<Task> tasks = source.labelled(project)) {
            tasks.forEach(task -> {
                ObjectNode example = examples.addObject().put("text", Words.text(task));
                example.putArray("gold");
                ArrayNode found = example.putArray("predicted");
                Words.find(Words.text(task), words(project, version))
                        .forEach(region -> found.add(region.json().toNode()));
            });
        }
        ObjectNode json = Json.mapper()
                .createObjectNode()
                .put("task", "token-classification")
                .put("documents", examples.size())
                .put("wrong", examples.size());
        json.set("examples", examples);
        return JsonObject.owning(json);
    }

    /** Says back what was chosen. */
    @Override
    public List<Learnable> learnable(BackendProject project) {
        String task = project.extraParams()
                .map(params -> params.path("task").asString(""))
                .filter(chosen -> !chosen.isEmpty())
                .orElse("token-classification");
        return suits(project) ? List.of(new Learnable(task, Optional.of("ner"))) : List.of();
    }

    @Override
    public JsonObject mapping(BackendProject project) {
        return JsonObject.parse("{\"from\": \"starter\", \"labels\": {\"PER\": \"PER\"}, \"unmatched\": \"drop\","
                        + " \"by\": {\"PER\": \"name\"}, \"without\": [\"MISC\"]}")
                .with(
                        "labels",
                        mappings.getOrDefault(project.id(), JsonObject.parse("{\"labels\": {\"PER\": \"PER\"}}"))
                                .get("labels")
                                .orElseThrow());
    }

    @Override
    public void map(BackendProject project, JsonObject mapping) {
        JsonObject labels = mapping.object("labels").orElse(JsonObject.empty());
        for (String label : labels.keys()) {
            String to = labels.text(label).orElse("");
            if (!project.labelConfig().contains("\"" + to + "\"")) {
                throw new BackendException(Fault.ANSWER, "\"" + to + "\" is not one of the project's labels.");
            }
        }
        mappings.put(project.id(), mapping.with("labels", labels.toNode()));
    }

    /** Orders by the number of words. */
    @Override
    public Optional<TaskOrdering> ordering() {
        return Optional.of(orders);
    }

    /** The texts that it has read for an order. */
    WordOrders orders() {
        return orders;
    }

    @Override
    public void close() {
        heard.clear();
    }
}
