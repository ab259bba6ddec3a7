package dev.tagloop.server.work;

import dev.tagloop.server.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The curves of jobs: a line a point in a file beside the job, and in memory while it runs. */
final class JobFigures {
    private static final Logger LOG = LoggerFactory.getLogger(JobFigures.class);
    /** A curve of more points shows nothing more. */
    private static final int MOST = 20_000;

    private final Path folder;
    private final Map<String, List<ObjectNode>> running = new HashMap<>();

    JobFigures(Path folder) {
        this.folder = folder;
    }

    private Path file(String job) {
        return folder.resolve(job + ".figures");
    }

    /** @return false when there are too many */
    boolean add(String job, ObjectNode point) {
        List<ObjectNode> points = running.computeIfAbsent(job, id -> new ArrayList<>());
        if (points.size() >= MOST) {
            return false;
        }
        points.add(point);
        try {
            Files.writeString(
                    file(job),
                    Json.stored(point) + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The curve is shown while it runs; the work itself must not end over it.
            LOG.warn("a figure of job {} could not be kept: {}", job, e.getMessage());
        }
        return true;
    }

    /** The job has ended: from now on its points come from the file. */
    void ended(String job) {
        running.remove(job);
    }

    List<ObjectNode> of(String job) {
        List<ObjectNode> points = running.get(job);
        return points == null ? read(job) : List.copyOf(points);
    }

    private List<ObjectNode> read(String job) {
        if (!Files.exists(file(job))) {
            return List.of();
        }
        List<ObjectNode> points = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file(job), StandardCharsets.US_ASCII)) {
                Optional<JsonNode> point = Json.tryParse(line);
                // The last line of a killed server may be half a one.
                if (point.isPresent() && point.get() instanceof ObjectNode whole) {
                    points.add(whole);
                }
            }
        } catch (IOException e) {
            LOG.warn("the figures of job {} cannot be read: {}", job, e.getMessage());
        }
        return points;
    }
}
