package dev.tagloop.server.quality;

import dev.tagloop.core.labelerrors.SuspectedText;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.server.learner.LabelDoubts;
import dev.tagloop.server.quality.Suspect.Kind;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.work.JobReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for labels that are likely wrong and keeps what it finds. What was decided about a suspect stays decided; open ones that are found no more
 * go. It computes on what it read at its beginning, and the writer is had for some hundred rows at a time.
 */
final class SuspectSearch {
    private static final int BATCH = 300;
    /** Nobody goes through more of a kind. */
    private static final int MOST_OF_A_KIND = 3000;

    private static final Set<Kind> BY_MODELS = Set.of(Kind.WRONG_TYPE, Kind.BOUNDARY, Kind.MISSING, Kind.SPURIOUS);

    private final Database database;
    private final LabelDoubts doubts;
    private final Question question;
    private final boolean models;

    /** @param models whether models are trained that judge the labels */
    SuspectSearch(Database database, LabelDoubts doubts, Question question, boolean models) {
        this.database = database;
        this.doubts = doubts;
        this.question = question;
        this.models = models;
    }

    Map<String, String> run(JobReport report, CancelToken cancel) {
        report.report("Reading", 0, 0);
        LabelledTexts labelled = database.read(handle -> LabelledTexts.of(handle, question));
        report.log("Answers: " + labelled.all().size() + (labelled.whole() ? "" : ", the first of more"));
        boolean spans = question.controlTag().marksSpans();
        LabelHabits habits = new LabelHabits(labelled);
        List<Suspect> found = new ArrayList<>();
        Set<Kind> looked = new HashSet<>(Set.of(Kind.DUPLICATE));
        report.report("Looking for the same text with other answers", 0, 0);
        found.addAll(likeliest(habits.duplicates()));
        cancel.throwIfCancelled();
        if (spans) {
            looked.addAll(Set.of(Kind.CONVENTION, Kind.VARIANT));
            report.report("Looking for broken conventions", 0, 0);
            found.addAll(likeliest(habits.conventions()));
            cancel.throwIfCancelled();
            found.addAll(likeliest(habits.variants()));
            cancel.throwIfCancelled();
        }
        store(found, looked, cancel);
        if (spans && models && labelled.all().size() > 1) {
            List<Suspect> doubted = doubted(habits, labelled, report, cancel);
            store(doubted, BY_MODELS, cancel);
            found.addAll(doubted);
        }
        Map<String, String> counts = new TreeMap<>();
        found.stream()
                .collect(Collectors.groupingBy(one -> one.kind().word(), Collectors.counting()))
                .forEach((kind, count) -> counts.put(kind, Long.toString(count)));
        counts.put("answers", Integer.toString(labelled.all().size()));
        return counts;
    }

    /** @throws BackendException with what the learner says against it */
    private List<Suspect> doubted(LabelHabits habits, LabelledTexts labelled, JobReport report, CancelToken cancel) {
        List<LabeledText> texts = labelled.texts();
        List<SuspectedText> suspected = doubts.of(question.project(), texts, report, cancel);
        List<Suspect> all = habits.byModels(suspected);
        return Stream.of(Kind.values())
                .filter(BY_MODELS::contains)
                .flatMap(kind ->
                        likeliest(all.stream().filter(one -> one.kind() == kind).toList()).stream())
                .toList();
    }

    private static List<Suspect> likeliest(List<Suspect> all) {
        return all.stream()
                .sorted(Comparator.comparingDouble(Suspect::score).reversed())
                .limit(MOST_OF_A_KIND)
                .toList();
    }

    private void store(List<Suspect> found, Set<Kind> kinds, CancelToken cancel) {
        String control = question.control();
        Set<String> words = kinds.stream().map(Kind::word).collect(Collectors.toSet());
        Set<String> digests = found.stream().map(one -> one.digest(control)).collect(Collectors.toSet());
        for (int from = 0; from < found.size(); from += BATCH) {
            cancel.throwIfCancelled();
            List<Suspect> some = found.subList(from, Math.min(from + BATCH, found.size()));
            database.write(handle -> {
                Suspects.add(handle, question.project(), control, some);
                return some.size();
            });
        }
        database.write(handle -> Suspects.removeOld(handle, question.project(), control, words, digests));
    }
}
