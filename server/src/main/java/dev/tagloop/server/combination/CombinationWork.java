package dev.tagloop.server.combination;

import dev.tagloop.core.combination.ScoreCalibration;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.SampleOrder;
import dev.tagloop.server.work.JobReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;

/**
 * Puts stored answers together, task by task, and stores what comes of it as predictions of a version of their own. Nothing is changed that is
 * there: what would come out as it stands is kept, and where something else stands under the name nothing is stored at all.
 *
 * @param <S> what one voice says of a task
 */
final class CombinationWork<S> {
    private static final int WINDOW = 200;
    /** Learning looks at all of it a hundred times. */
    private static final int MOST_LEARNED = 2000;

    private final Database database;
    private final long project;
    private final Recipe recipe;
    private final AnswerKind<S> kind;

    private CombinationWork(Database database, long project, Recipe recipe, AnswerKind<S> kind) {
        this.database = database;
        this.project = project;
        this.recipe = recipe;
        this.kind = kind;
    }

    static CombinationWork<?> of(Database database, long project, Recipe recipe) {
        return new CombinationWork<>(database, project, recipe, AnswerKind.of(recipe.control()));
    }

    Map<String, String> run(JobReport report, CancelToken cancel) {
        List<Long> tasks = database.read(handle -> new StoredVoices(handle, project).tasks(recipe, recipe.least()));
        if (tasks.isEmpty()) {
            throw ApiException.of(
                    400,
                    "No task was answered by " + recipe.least()
                            + " of these voices or more, so there is nothing to combine.");
        }
        Votes votes = votes(report, cancel);
        compare(tasks, votes, report, cancel);
        long[] counts = new long[2];
        windows(tasks, "Storing", report, cancel, answers -> {
            Map<Long, Predictions.Content> contents = contents(answers, votes);
            counts[0] += contents.size();
            counts[1] += contents.isEmpty()
                    ? 0
                    : database.write(handle -> predictions(handle).add(contents));
        });
        Map<String, String> result = new LinkedHashMap<>();
        result.put("version", recipe.version());
        result.put("tasks", Long.toString(counts[0]));
        result.put("predictions", Long.toString(counts[1]));
        return result;
    }

    private CombinedPredictions predictions(Handle handle) {
        return new CombinedPredictions(handle, project, recipe.version());
    }

    private Votes votes(JobReport report, CancelToken cancel) {
        VoiceLearning<S> learning = new VoiceLearning<>(recipe, kind);
        if (recipe.learns()) {
            List<Long> tasks = database.read(handle -> new StoredVoices(handle, project).tasks(recipe, 2));
            windows(sample(tasks), "Weighing", report, cancel, answers -> answers.forEach(learning::compare));
        }
        if (recipe.calibrates()) {
            List<Long> tasks = database.read(handle -> new StoredVoices(handle, project).labelled(recipe));
            windows(sample(tasks), "Calibrating", report, cancel, answers -> answers.forEach(learning::calibrate));
        }
        Votes votes = learning.votes();
        new TreeMap<>(votes.weights()).forEach((voice, weight) -> {
            ScoreCalibration curve = votes.curves().getOrDefault(voice, ScoreCalibration.NONE);
            report.log(String.format(
                    Locale.ROOT,
                    "%s: weight %.2f%s",
                    VoiceLearning.name(voice),
                    weight,
                    curve.equals(ScoreCalibration.NONE)
                            ? ""
                            : ", scores calibrated on " + learning.held(voice) + " answers"));
        });
        return votes;
    }

    private static List<Long> sample(List<Long> tasks) {
        return SampleOrder.of(tasks).subList(0, Math.min(MOST_LEARNED, tasks.size()));
    }

    /** Looks whether what is stored under the name is what would come out. */
    private void compare(List<Long> tasks, Votes votes, JobReport report, CancelToken cancel) {
        Set<Long> there = database.read(handle -> predictions(handle).tasks());
        Set<Long> here = Set.copyOf(tasks);
        there.stream().filter(task -> !here.contains(task)).findFirst().ifPresent(task -> {
            throw CombinedPredictions.taken(recipe.version(), task);
        });
        windows(List.copyOf(there), "Comparing", report, cancel, answers -> {
            Map<Long, Predictions.Content> contents = contents(answers, votes);
            answers.stream()
                    .filter(one -> !contents.containsKey(one.id()))
                    .findFirst()
                    .ifPresent(one -> {
                        throw CombinedPredictions.taken(recipe.version(), one.id());
                    });
            if (!contents.isEmpty()) {
                database.read(handle -> predictions(handle).missing(contents));
            }
        });
    }

    private void windows(
            List<Long> tasks, String step, JobReport report, CancelToken cancel, Consumer<List<TaskAnswers>> each) {
        for (int from = 0; from < tasks.size(); from += WINDOW) {
            cancel.throwIfCancelled();
            List<Long> some = tasks.subList(from, Math.min(tasks.size(), from + WINDOW));
            each.accept(database.read(handle -> new StoredVoices(handle, project).read(some, recipe)));
            report.report(step, from + some.size(), tasks.size());
        }
    }

    /** What comes out for each of these tasks about which enough voices say something. */
    private Map<Long, Predictions.Content> contents(List<TaskAnswers> tasks, Votes votes) {
        Map<Long, Predictions.Content> contents = new HashMap<>();
        for (TaskAnswers answers : tasks) {
            Map<String, S> said = kind.read(answers);
            if (said.size() >= recipe.least()) {
                contents.put(
                        answers.id(),
                        content(kind.combined(answers.task(), votes.weighed(kind, said), recipe.threshold())));
            }
        }
        return contents;
    }

    /** The score is the mean of the regions' scores; without a region there is none. */
    private Predictions.Content content(List<? extends Region> regions) {
        ArrayNode result = Json.array();
        List<Double> scores = new ArrayList<>();
        for (Region region : regions) {
            result.add(region.json().toNode());
            region.score().ifPresent(scores::add);
        }
        OptionalDouble score = scores.stream().mapToDouble(Double::doubleValue).average();
        return new Predictions.Content(
                recipe.version(), score.isPresent() ? score.getAsDouble() : null, Json.stored(result));
    }
}
