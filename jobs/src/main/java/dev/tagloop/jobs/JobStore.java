package dev.tagloop.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A folder of jobs: {@code ID.json} with the last known state and {@code ID.log} with the lines of the log. */
final class JobStore {

    private static final Logger LOG = LoggerFactory.getLogger(JobStore.class);
    private static final String STATE = ".json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path folder;

    JobStore(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder of jobs " + folder, e);
        }
    }

    /** Replaces the state in one step, so that a reader or a crash never sees half of it. */
    void write(JobStatus status) {
        Path file = folder.resolve(status.id() + STATE);
        Path fresh = folder.resolve(status.id() + ".part");
        try {
            Files.write(fresh, MAPPER.writeValueAsBytes(status));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store the state of job " + status.id() + " in " + folder, e);
        }
    }

    void append(String id, String line) {
        try {
            Files.writeString(
                    logFile(id),
                    line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log of job " + id + " in " + folder, e);
        }
    }

    List<String> log(String id) {
        try {
            return Files.exists(logFile(id)) ? Files.readAllLines(logFile(id)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log of job " + id + " in " + folder, e);
        }
    }

    /** All stored states by rising id; files that cannot be read are left where they are and passed over. */
    List<JobStatus> readAll() {
        List<JobStatus> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(STATE))
                    .sorted()
                    .forEach(file -> read(file).ifPresent(all::add));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the jobs in " + folder, e);
        }
        return all;
    }

    private static Optional<JobStatus> read(Path file) {
        try {
            return Optional.of(MAPPER.readValue(file, JobStatus.class));
        } catch (JacksonException e) {
            LOG.warn("passing over the unreadable job {}: {}", file, e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private Path logFile(String id) {
        return folder.resolve(id + ".log");
    }
}
