package dev.tagloop.server.quality;

import dev.tagloop.core.agreement.DocumentAgreement.Measure;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.Prediction;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.http.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The quality of labels in an exported file, in the same numbers and words as the server's own. */
public final class ExportedLabels {
    private static final Instant UNKNOWN = Instant.EPOCH;

    private final JudgedControl control;
    private final Set<String> models;

    private ExportedLabels(JudgedControl control, Set<String> models) {
        this.control = control;
        this.models = Set.copyOf(models);
    }

    /**
     * Of a control.
     *
     * @param control its name; empty for the first that can be compared
     * @param models versions whose predictions count as further raters
     * @throws IllegalArgumentException with what there is, if there is no such control
     */
    public static ExportedLabels of(LabelConfig config, Optional<String> control, Set<String> models) {
        List<JudgedControl> all = JudgedControl.all(config);
        JudgedControl found = all.stream()
                .filter(one -> control.isEmpty() || control.get().equals(one.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        all.isEmpty()
                                ? "The label config has neither Labels for a Text nor Choices for the whole task: nothing can be compared."
                                : "The label config has no control " + control.orElse("")
                                        + " that can be compared; it has "
                                        + all.stream().map(JudgedControl::name).collect(Collectors.joining(", "))
                                        + "."));
        return new ExportedLabels(found, models);
    }

    /**
     * How far raters agree, as the server tells it.
     *
     * @param measure a coefficient's name; empty for the usual one
     * @param weeks whether time goes by weeks, else by days
     * @throws IllegalArgumentException with those that there are, for another name
     */
    public ObjectNode agreement(Stream<Task> tasks, Optional<String> measure, boolean weeks) {
        Measure chosen = chosen(Question.measures(control), Question::word, measure, "coefficient");
        return AgreementReport.of(judgements(tasks), chosen, windows(weeks), Optional.empty());
    }

    /** How far raters can be relied on, as the server tells it. @throws IllegalArgumentException for a way that there is not */
    public ObjectNode reliability(Stream<Task> tasks, Optional<String> method, boolean weeks) {
        ReliabilityReport.Method chosen = chosen(
                ReliabilityReport.Method.fitting(control), ReliabilityReport.Method::word, method, "way to learn");
        return ReliabilityReport.of(judgements(tasks), chosen, windows(weeks), Optional.empty());
    }

    /** Labels that break the habits of the others, the likeliest errors first, as the server tells them. */
    public ArrayNode errors(Stream<Task> tasks) {
        List<LabelledTexts.Labelled> all =
                tasks.flatMap(task -> counting(task).stream()).toList();
        LabelHabits habits = new LabelHabits(new LabelledTexts(all, true));
        List<Suspect> found = new ArrayList<>(habits.duplicates());
        if (control.marksSpans()) {
            found.addAll(habits.conventions());
            found.addAll(habits.variants());
        }
        found.sort(Comparator.comparingDouble(Suspect::score).reversed());
        ArrayNode json = Json.array();
        found.forEach(one -> json.add(one.json()));
        return json;
    }

    private static <T> T chosen(List<T> fitting, Function<T, String> word, Optional<String> wanted, String what) {
        return wanted.isEmpty()
                ? fitting.getFirst()
                : fitting.stream()
                        .filter(one -> word.apply(one).equals(wanted.get()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("There is no " + what + " " + wanted.get()
                                + " for this control. Choose one of: "
                                + fitting.stream().map(word).collect(Collectors.joining(", ")) + "."));
    }

    private static Windows windows(boolean weeks) {
        return new Windows(ZoneOffset.UTC, weeks);
    }

    private Judgements judgements(Stream<Task> tasks) {
        Map<String, Rater> people = new HashMap<>();
        List<Judged> judged = tasks.flatMap(task -> judged(task, people).stream())
                .filter(one -> one.raters().size() > 1)
                .toList();
        return new Judgements(control, judged, judged.size(), people);
    }

    private Optional<Judged> judged(Task task, Map<String, Rater> people) {
        Map<String, List<Region>> results = new TreeMap<>();
        Map<String, Instant> at = new TreeMap<>();
        for (Annotation annotation : usable(task)) {
            rater(annotation, people).ifPresent(rater -> {
                results.put(rater, annotation.result());
                at.put(rater, annotation.createdAt().orElse(UNKNOWN));
            });
        }
        for (Prediction prediction : task.predictions()) {
            if (models.contains(prediction.modelVersion())) {
                String rater = Rater.ofModel(prediction.modelVersion());
                results.put(rater, prediction.result());
                at.put(rater, prediction.createdAt().orElse(UNKNOWN));
            }
        }
        return results.isEmpty() ? Optional.empty() : control.read(task, results, at);
    }

    private static List<Annotation> usable(Task task) {
        return task.annotations().stream()
                .filter(annotation -> !annotation.wasCancelled())
                .sorted(Comparator.comparingLong(annotation -> annotation.id().orElse(0)))
                .toList();
    }

    /** Exports tell an account's number, or an object about it. */
    private static Optional<String> rater(Annotation annotation, Map<String, Rater> people) {
        if (annotation.completedBy().isEmpty()) {
            return Optional.empty();
        }
        String id = Long.toString(annotation.completedBy().getAsLong());
        annotation.json().object("completed_by").ifPresent(who -> people.put(id, named(id, who)));
        return Optional.of(id);
    }

    private static Rater named(String id, JsonObject who) {
        String name =
                who.text("first_name").orElse("") + " " + who.text("last_name").orElse("");
        return new Rater(id, who.text("email").orElse(""), name.strip());
    }

    /** The answer that counts: that which is marked as the truth, else the newest. */
    private Optional<LabelledTexts.Labelled> counting(Task task) {
        return usable(task).stream()
                .max(Comparator.comparing(Annotation::groundTruth)
                        .thenComparing(annotation -> annotation.id().orElse(0)))
                .flatMap(annotation -> control.read(
                                task,
                                Map.of("", annotation.result()),
                                Map.of("", annotation.createdAt().orElse(UNKNOWN)))
                        .map(judged -> LabelledTexts.of(
                                annotation.id().orElse(0), judged, task.data().toString())));
    }
}
