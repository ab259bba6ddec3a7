package dev.tagloop.training.trainer;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.LoraAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folders {@code checkpoint-STEP} of a training; there is never a half one. */
final class CheckpointFolders {
    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,18})");

    private final TrainingArguments arguments;

    CheckpointFolders(TrainingArguments arguments) {
        this.arguments = arguments;
    }

    Path folder(long step) {
        return arguments.outputDir().resolve("checkpoint-" + step);
    }

    /** The newest one. */
    Optional<Path> last() {
        try {
            return all().reversed().stream().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for checkpoints in " + arguments.outputDir(), e);
        }
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(arguments.outputDir())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(arguments.outputDir())) {
            return folders.filter(folder -> step(folder) >= 0)
                    .sorted(Comparator.comparingLong(CheckpointFolders::step))
                    .toList();
        }
    }

    /** Keeps a checkpoint, then deletes those beyond the limit, the oldest first and never the best. @param more writes what else belongs to it */
    void save(Checkpoint model, Optional<LoraAdapter> adapter, TrainerState state, Consumer<Path> more) {
        try {
            Files.createDirectories(arguments.outputDir());
            Path draft = Files.createTempDirectory(arguments.outputDir(), ".saving-");
            try {
                TrainerFiles.model(draft, model, adapter, arguments);
                TrainerFiles.write(draft.resolve("trainer_state.json"), state.json());
                more.accept(draft);
                Path folder = folder(state.globalStep());
                TrainerFiles.delete(folder);
                Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                TrainerFiles.delete(draft);
            }
            forget(state).forEach(TrainerFiles::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a checkpoint in " + arguments.outputDir(), e);
        }
    }

    private List<Path> forget(TrainerState state) throws IOException {
        List<Path> all = new ArrayList<>(all());
        Path best = state.bestModelCheckpoint().orElse(null);
        int at = all.indexOf(best);
        for (int i = at; i >= 0 && i < all.size() - 2; i++) {
            Collections.swap(all, i, i + 1);
        }
        boolean bestIsOlder = at >= 0 && !all.getLast().equals(best);
        int limit = arguments.saveTotalLimit() == 1 && bestIsOlder ? 2 : arguments.saveTotalLimit();
        return all.subList(0, Math.max(0, all.size() - limit));
    }

    private static long step(Path folder) {
        Matcher matcher = NAME.matcher(folder.getFileName().toString());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
