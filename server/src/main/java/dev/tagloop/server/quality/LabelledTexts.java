package dev.tagloop.server.quality;

import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The answers of a project as they count: one a task, that which is marked as the truth, else the newest.
 *
 * @param all by rising task
 * @param whole whether these are all; false where there are more than are looked at
 */
record LabelledTexts(List<Labelled> all, boolean whole) {
    private static final int MOST = 20_000;
    private static final long MOST_CHARACTERS = 20_000_000;
    private static final int WINDOW = 200;

    /**
     * A task's answer.
     *
     * @param text what is labelled with its spans; for choices the data of the task, as stored, without spans
     * @param choice what was chosen; empty for spans
     */
    record Labelled(long task, long annotation, LabeledText text, Optional<String> choice) {}

    static LabelledTexts of(Handle handle, Question question) {
        StoredJudgements stored = new StoredJudgements(handle, question);
        List<Long> tasks = handle.createQuery("SELECT id FROM visible_tasks WHERE project_id = :project"
                        + " AND total_annotations > 0 ORDER BY id LIMIT :most")
                .bind("project", question.project())
                .bind("most", MOST + 1)
                .mapTo(Long.class)
                .list();
        boolean whole = tasks.size() <= MOST;
        List<Labelled> found = new ArrayList<>();
        long characters = 0;
        for (int from = 0; from < Math.min(tasks.size(), MOST); from += WINDOW) {
            List<Long> some = tasks.subList(from, Math.min(Math.min(tasks.size(), MOST), from + WINDOW));
            for (Labelled one : stored.counting(some)) {
                found.add(one);
                characters += one.text().text().length();
            }
            if (characters > MOST_CHARACTERS) {
                return new LabelledTexts(List.copyOf(found), false);
            }
        }
        return new LabelledTexts(List.copyOf(found), whole);
    }

    List<LabeledText> texts() {
        return all.stream().map(Labelled::text).toList();
    }

    /** A task's answer out of what one rater said. */
    static Labelled of(long annotation, Judged judged, String data) {
        if (judged instanceof Judged.Spans spans) {
            SpanAnnotations said = spans.said();
            List<LabeledSpan> only = said.byAnnotator().values().iterator().next();
            return new Labelled(judged.task(), annotation, new LabeledText(said.text(), only), Optional.empty());
        }
        String choice = ((Judged.Choice) judged).said().values().iterator().next();
        return new Labelled(judged.task(), annotation, new LabeledText(data, List.of()), Optional.of(choice));
    }
}
