package dev.tagloop.server.savings;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.core.stopping.TimeSaved;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.stopping.IntervalJson;
import dev.tagloop.server.stopping.LabellingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what suggestions saved in a project, of its newest answers. */
final class Savings {
    /** So many answers are looked at, which takes less than a second. */
    static final int NEWEST = 5000;

    private static final int BANDS = 10;
    private static final int MOST_LABELS = 200;

    private final Handle handle;
    private final long project;
    private final LabellingPlan plan;

    Savings(Handle handle, long project) {
        this.handle = handle;
        this.project = project;
        this.plan = LabellingPlan.of(handle, project);
    }

    ObjectNode read() {
        ObjectNode json = Json.object().put("project", project);
        json.set("held_back", Json.object().put("share", plan.heldBack()).put("since", plan.heldBackSince()));
        json.set("time", time());
        edits(json);
        return json;
    }

    /** With a share held back chance decided what had suggestions; without one whatever there was, which is told. */
    private ObjectNode time() {
        boolean random = plan.heldBack() > 0;
        HoldBack hold = HoldBack.of(plan);
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        handle.createQuery("SELECT a.task_id, a.lead_time, a.parent_prediction IS NOT NULL AS begun,"
                        + " EXISTS (SELECT 1 FROM predictions p WHERE p.task_id = a.task_id AND p.created_at <= a.created_at) AS had"
                        + " FROM annotations a WHERE a.project_id = :project AND a.lead_time > 0 AND NOT a.was_cancelled"
                        + " AND NOT a.bulk_created AND a.created_at >= :since ORDER BY a.id DESC LIMIT " + NEWEST)
                .bind("project", project)
                .bind("since", random ? plan.heldBackSince() : "")
                .map((row, context) -> {
                    double seconds = row.getDouble("lead_time");
                    boolean begun = row.getBoolean("begun");
                    boolean had = row.getBoolean("had");
                    if (random) {
                        // Tasks that nothing was predicted for are on neither side: they would have had nothing to hold
                        // back.
                        if (had) {
                            (hold.holds(row.getLong("task_id")) ? without : with).add(seconds);
                        }
                    } else if (begun || !had) {
                        (begun ? with : without).add(seconds);
                    }
                    return 0;
                })
                .forEach(done -> {});
        TimeSaved saved = TimeSaved.of(with, without);
        ObjectNode json = Json.object().put("method", random ? "random" : "observed");
        json.set("with", Json.object().put("answers", with.size()).set("median", IntervalJson.of(saved.with())));
        json.set(
                "without",
                Json.object().put("answers", without.size()).set("median", IntervalJson.of(saved.without())));
        json.set("saved", Double.isNaN(saved.saved().estimate()) ? null : IntervalJson.of(saved.saved()));
        return json;
    }

    private void edits(ObjectNode json) {
        EditTally all = new EditTally();
        Map<String, EditTally> labels = new TreeMap<>();
        Map<Integer, EditTally> bands = new TreeMap<>();
        Map<String, EditTally> versions = new TreeMap<>();
        int[] answers = new int[2];
        handle.createQuery("SELECT b.result, s.result AS suggested, p.model_version FROM annotations a"
                        + " JOIN annotation_bodies b ON b.annotation_id = a.id"
                        + " JOIN predictions p ON p.id = a.parent_prediction"
                        + " JOIN prediction_bodies s ON s.prediction_id = p.id"
                        + " WHERE a.project_id = :project AND NOT a.was_cancelled AND NOT a.bulk_created"
                        + " AND b.result IS NOT NULL AND s.result IS NOT NULL ORDER BY a.id DESC LIMIT " + NEWEST)
                .bind("project", project)
                .map((row, context) -> {
                    List<AnswerEdits.Edit> edits =
                            AnswerEdits.of(Json.parse(row.getString("suggested")), Json.parse(row.getString("result")));
                    answers[0]++;
                    EditTally own = new EditTally();
                    for (AnswerEdits.Edit edit : edits) {
                        all.add(edit.kind());
                        own.add(edit.kind());
                        labels.computeIfAbsent(edit.label(), any -> new EditTally())
                                .add(edit.kind());
                        versions.computeIfAbsent(row.getString("model_version"), any -> new EditTally())
                                .add(edit.kind());
                        if (edit.score() != null && edit.score() >= 0 && edit.score() <= 1) {
                            int band = Math.min(BANDS - 1, (int) (edit.score() * BANDS));
                            bands.computeIfAbsent(band, any -> new EditTally()).add(edit.kind());
                        }
                    }
                    answers[1] += own.cost().actions() == 0 ? 1 : 0;
                    return 0;
                })
                .forEach(done -> {});
        EditCost cost = all.cost();
        json.set(
                "edits",
                all.json()
                        .put("answers", answers[0])
                        .put("untouched", answers[1])
                        .put("actions", cost.actions())
                        .put("actions_by_hand", cost.actionsFromScratch())
                        .put("saved_share", Json.finite(cost.saved())));
        ArrayNode byLabel = json.putArray("labels");
        labels.entrySet().stream()
                .limit(MOST_LABELS)
                .forEach(one -> byLabel.add(one.getValue().json().put("label", one.getKey())));
        ArrayNode byBand = json.putArray("bands");
        bands.forEach((band, tally) ->
                byBand.add(tally.json().put("from", (double) band / BANDS).put("to", (double) (band + 1) / BANDS)));
        ArrayNode byVersion = json.putArray("versions");
        versions.forEach((version, tally) -> byVersion.add(tally.json().put("name", version)));
    }
}
