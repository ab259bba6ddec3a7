package dev.tagloop.learning.registry;

import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened in a registry, a line of JSON each, in a file that is only added to. */
final class RegistryLog {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryLog.class);
    private static final String FILE = "log.jsonl";

    private final Path file;

    RegistryLog(Path folder) {
        this.file = folder.resolve(FILE);
    }

    void add(RegistryEvent event) throws IOException {
        // One write of one line, so that those of several processes do not mix. A crash may leave a part of a line:
        // begin anew.
        String line = (endsWithin() ? "\n" : "") + event.toJson() + "\n";
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** As {@link #add}, for what must not fail because the log cannot be written. */
    void note(RegistryEvent event) {
        try {
            add(event);
        } catch (IOException e) {
            LOG.warn("cannot write {}: {}", file, e.getMessage());
        }
    }

    private boolean endsWithin() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) != '\n';
        }
    }

    /** Everything, the oldest first; the part of a line that a crash left is passed over. */
    List<RegistryEvent> all() throws IOException {
        List<RegistryEvent> events = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                try {
                    if (!line.isBlank()) {
                        events.add(RegistryEvent.parse(JsonObject.parse(line)));
                    }
                } catch (JsonException e) {
                    LOG.debug("a line of {} is damaged: {}", file, e.getMessage());
                }
            }
        }
        return events;
    }
}
