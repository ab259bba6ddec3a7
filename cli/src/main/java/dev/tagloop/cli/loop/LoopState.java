package dev.tagloop.cli.loop;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.JsonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/**
 * How far a loop has come, in a file that is replaced in one step after each phase. Every phase can be done again without doing anything twice, so a
 * loop that was killed at any moment goes on from here to the same end.
 *
 * @param plan what decides the outcome
 * @param title the project's title; nobody else's has it
 * @param project the project's id; null before it is imported
 * @param rounds the complete rounds
 * @param done what the phases of the running round have found out, by phase
 */
record LoopState(LoopPlan plan, String title, Long project, List<LoopRound> rounds, Map<String, String> done) {
    private static final String FILE = "loop.json";

    LoopState {
        rounds = List.copyOf(rounds);
        done = Map.copyOf(done);
    }

    static LoopState begin(LoopPlan plan) {
        return new LoopState(plan, "Loop " + UUID.randomUUID(), null, List.of(), Map.of());
    }

    static Optional<LoopState> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonReport.read(Files.readString(file), LoopState.class));
        } catch (IOException | JacksonException e) {
            throw new UserError(
                    "The state of the loop in " + file + " cannot be read: " + e.getMessage()
                            + ". Name another folder with --output.",
                    e);
        }
    }

    void write(Path folder) {
        Path fresh = folder.resolve(FILE + ".part");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    fresh,
                    JsonReport.line(this),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(
                    fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError("The state of the loop cannot be written into " + folder + ": " + e.getMessage(), e);
        }
    }

    LoopState imported(long id) {
        return new LoopState(plan, title, id, rounds, done);
    }

    LoopState with(String phase, String found) {
        Map<String, String> more = new TreeMap<>(done);
        more.put(phase, found);
        return new LoopState(plan, title, project, rounds, more);
    }

    LoopState with(LoopRound round) {
        List<LoopRound> more = new ArrayList<>(rounds);
        more.add(round);
        return new LoopState(plan, title, project, more, Map.of());
    }
}
