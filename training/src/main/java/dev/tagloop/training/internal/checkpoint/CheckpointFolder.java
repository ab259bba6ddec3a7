package dev.tagloop.training.internal.checkpoint;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.TensorFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of one training: a state each, of which the newest counts. A file gets its name, which holds a checksum of its content, when it is
 * complete; so neither a half-written nor a damaged one is ever read.
 */
public final class CheckpointFolder {
    private static final Pattern NAME = Pattern.compile("step-([0-9]{1,18})-([0-9a-f]{8})\\.safetensors");
    private static final String STATE = "training_state";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path folder;

    /** A folder that is made when something is written. */
    public CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    /** A state with the file that holds its tensors. */
    public record Saved(TrainingState state, Path file) {

        /** The tensors whose names start with a prefix, without it. */
        public Map<String, FloatTensor> tensors(String prefix) {
            Map<String, FloatTensor> tensors = new TreeMap<>();
            TensorFile.read(file, name -> name.startsWith(prefix))
                    .forEach((name, tensor) -> tensors.put(name.substring(prefix.length()), tensor));
            return tensors;
        }
    }

    /** Writes a state; older ones are deleted when it is complete. */
    public void save(TrainingState state, List<TensorFile.Part> tensors) {
        try {
            Files.createDirectories(folder);
            Path fresh = folder.resolve("fresh");
            TensorFile.write(fresh, Map.of(STATE, MAPPER.writeValueAsString(state)), tensors);
            List<Path> older = files();
            Files.move(
                    fresh,
                    folder.resolve("step-%018d-%s.safetensors".formatted(state.step(), checksum(fresh))),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            for (Path path : older) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the state of the training in " + folder + ": " + e, e);
        }
    }

    /**
     * The newest state of a training.
     *
     * @param fingerprint of the training that asks; a state of another one is not given
     * @param notes hears why what is there cannot be used
     */
    public Optional<Saved> newest(String fingerprint, Consumer<String> notes) {
        try {
            for (Path file : files()) {
                Optional<Saved> saved = read(file, fingerprint, notes);
                if (saved.isPresent()) {
                    return saved;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            notes.accept("The kept state of a training in " + folder + " cannot be read (" + e.getMessage()
                    + "), so it starts anew.");
            return Optional.empty();
        }
    }

    /** Deletes all states. */
    public void clear() {
        try {
            for (Path file : files()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the kept state of a training in " + folder + ": " + e, e);
        }
    }

    private static Optional<Saved> read(Path file, String fingerprint, Consumer<String> notes) throws IOException {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches() || !checksum(file).equals(name.group(2))) {
            notes.accept("The kept state of a training " + file + " is damaged, so it is not gone on with.");
            return Optional.empty();
        }
        try {
            TrainingState state = MAPPER.readValue(TensorFile.metadata(file).get(STATE), TrainingState.class);
            if (!state.fingerprint().equals(fingerprint)) {
                notes.accept("A training was kept that had other texts, settings or another base,"
                        + " so it is not gone on with.");
                return Optional.empty();
            }
            return Optional.of(new Saved(state, file));
        } catch (ModelFormatException | JacksonException | IllegalArgumentException e) {
            notes.accept("The kept state of a training " + file + " cannot be read (" + e.getMessage()
                    + "), so it is not gone on with.");
            return Optional.empty();
        }
    }

    /** The newest first. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("step-"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static String checksum(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] part = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                checksum.update(part, 0, read);
            }
        }
        return "%08x".formatted(checksum.getValue());
    }
}
