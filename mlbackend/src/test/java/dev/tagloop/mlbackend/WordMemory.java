package dev.tagloop.mlbackend;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import dev.tagloop.labelstudio.backend.BackendEvent;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.Explaining;
import dev.tagloop.labelstudio.backend.MlBackend;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.backend.Scoring;
import dev.tagloop.labelstudio.backend.Trainable;
import dev.tagloop.labelstudio.backend.Versioned;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A backend that knows words: those it was made with, and those that people label. Tests may hold it up, and see what it was asked. */
final class WordMemory implements MlBackend, Trainable, Versioned, Scoring, Explaining {
    /** What a test takes away to hold up predictions or trainings. */
    final Semaphore mayPredict = new Semaphore(1_000_000);

    final Semaphore mayTrain = new Semaphore(1_000_000);
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    final List<BackendEvent> events = new CopyOnWriteArrayList<>();
    final List<BackendProject> projects = new CopyOnWriteArrayList<>();
    private volatile Map<String, String> words;
    private volatile int version = 1;

    WordMemory(Map<String, String> words) {
        this.words = Map.copyOf(words);
    }

    @Override
    public String modelClass() {
        return "WordMemory";
    }

    @Override
    public Optional<String> setup(BackendProject project) {
        projects.add(project);
        return Optional.of("words-" + version);
    }

    @Override
    public List<BackendPrediction> predict(PredictionRequest request) {
        mayPredict.acquireUninterruptibly();
        batches.add(request.tasks().size());
        Map<String, String> known = words;
        String name = "words-" + version;
        return request.tasks().stream()
                .map(task ->
                        BackendPrediction.of(find(task, known)).withScore(0.75).withModelVersion(name))
                .toList();
    }

    private static List<LabelsRegion> find(Task task, Map<String, String> words) {
        String text = task.data().text("text").orElseThrow(() -> new IllegalStateException("a task without a text"));
        if (text.equals("poison")) {
            throw new IllegalStateException("poison");
        }
        if (text.equals("unreachable")) {
            throw new AssertionError("unreachable");
        }
        List<LabelsRegion> regions = new ArrayList<>();
        new TreeMap<>(words).forEach((word, label) -> {
            int at = text.indexOf(word);
            if (at >= 0) {
                CodePointSpan span = Text.of(text).toCodePoints(new Utf16Span(at, at + word.length()));
                regions.add(LabelsRegion.create("ner", "text", span, word, List.of(label))
                        .withScore(0.75));
            }
        });
        return regions;
    }

    @Override
    public JsonObject train(BackendEvent event) {
        events.add(event);
        mayTrain.acquireUninterruptibly();
        if (event.payload().has("endless")) {
            throw new StackOverflowError();
        }
        Map<String, String> more = new TreeMap<>(words);
        event.payload()
                .object("annotation")
                .ifPresent(annotation -> annotation.objects("result").stream()
                        .map(Region::of)
                        .filter(LabelsRegion.class::isInstance)
                        .map(LabelsRegion.class::cast)
                        .forEach(region -> more.put(
                                region.text().orElse("?"), region.labels().getFirst())));
        words = Map.copyOf(more);
        version++;
        return JsonObject.empty().with("model_version", "words-" + version);
    }

    @Override
    public List<String> versions() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= version; i++) {
            names.add("words-" + i);
        }
        return names;
    }

    @Override
    public List<Double> scores(PredictionRequest request) {
        return request.tasks().stream()
                .map(task -> find(task, words).isEmpty() ? 1.0 : 0.25)
                .toList();
    }

    @Override
    public List<List<Evidence>> explain(PredictionRequest request) {
        return request.tasks().stream()
                .map(task -> find(task, words).stream()
                        .map(region ->
                                new Evidence(region.span(), region.labels().getFirst(), 0.75))
                        .toList())
                .toList();
    }
}
