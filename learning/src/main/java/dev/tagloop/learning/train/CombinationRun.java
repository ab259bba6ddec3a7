package dev.tagloop.learning.train;

import dev.tagloop.core.agreement.RaterPair;
import dev.tagloop.learning.combination.Combination;
import dev.tagloop.learning.combination.CombinationLearning;
import dev.tagloop.learning.combination.CombinationReport;
import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.learning.internal.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The run of a version that is made of others: what it learned from is what its newest member did. */
public final class CombinationRun {
    private CombinationRun() {}

    /**
     * Writes it.
     *
     * @param members how its members were made
     * @param newest how the newest of them was
     * @param seconds that it took
     */
    public static void write(
            Path folder,
            List<TrainingRun> members,
            TrainingRun newest,
            CombinationLearning.Learned learned,
            double seconds) {
        Combination combination = learned.combination();
        // A member that was trained on everything leaves no text that the whole would be new to.
        boolean heldOut = members.stream().allMatch(TrainingRun::measuredOnHeldOut);
        TrainingRun run = new TrainingRun(
                Instant.now(),
                newest.data(),
                newest.digest(),
                newest.documents(),
                heldOut ? newest.trained() : newest.documents(),
                combination.labels(),
                combination.name(),
                "sha256:" + Combinations.digest(combination),
                newest.seed(),
                newest.settings(),
                scores(learned, heldOut),
                List.of(),
                0,
                null,
                notes(combination, learned.report()),
                seconds,
                newest.datasetRevision(),
                newest.heldOutRule(),
                null,
                combination.task().name(),
                null,
                null);
        try {
            Folders.write(folder.resolve(TrainingRun.FILE), RunFiles.json(run));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the combination into " + folder + ": " + e.getMessage(), e);
        }
    }

    private static RunScores scores(CombinationLearning.Learned learned, boolean heldOut) {
        RunScores.Method method = heldOut ? RunScores.Method.HELD_OUT : RunScores.Method.GIVEN;
        return learned.report()
                .map(report -> RunScores.of(method, learned.combination().documents(), report.combination()))
                .orElse(null);
    }

    private static List<String> notes(Combination combination, Optional<CombinationReport> report) {
        List<String> notes = new ArrayList<>();
        if (report.isEmpty()) {
            notes.add("too few labelled texts are new to all members, so all count the same and nothing was measured");
            return notes;
        }
        for (int i = 0; i < combination.members().size(); i++) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%s alone %.3f, weight %.2f",
                    combination.members().get(i).name(),
                    report.get().members().get(i).measurement().figure(),
                    combination.members().get(i).weight()));
        }
        notes.add(report.get().against());
        for (RaterPair pair : report.get().pairs()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%s and %s agree by %.3f (%s)",
                    pair.left(),
                    pair.right(),
                    pair.value(),
                    report.get().measure()));
        }
        notes.add("the weights were learned on these texts too, each fifth of the answers on the other four");
        return notes;
    }
}
