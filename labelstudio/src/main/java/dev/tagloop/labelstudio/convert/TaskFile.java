package dev.tagloop.labelstudio.convert;

import dev.tagloop.labelstudio.json.JsonElements;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Tasks in Label Studio's JSON, as its export writes them: an array of tasks, or a single one. Read one by one, so that a file
 * of any size needs the memory of its largest task.
 */
public final class TaskFile {
    private TaskFile() {}

    /**
     * The tasks of a file, lazily; close the stream.
     *
     * @throws UncheckedIOException if the file cannot be opened
     * @throws ConversionException at once or while reading, if the content is no JSON or an item no task; the message names
     *     the file and the item
     */
    public static Stream<Task> read(Path file) {
        try {
            return read(Files.newInputStream(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The tasks of a stream, lazily; closing the result closes it.
     *
     * @param name how messages call the source
     * @throws ConversionException as {@link #read(Path)}
     */
    public static Stream<Task> read(InputStream source, String name) {
        Items items = new Items(source, name);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, traits), false)
                .onClose(items::close);
    }

    private static final class Items implements Iterator<Task> {
        private final String name;
        private final JsonElements elements;
        private long index;

        Items(InputStream source, String name) {
            this.name = name;
            try {
                elements = JsonElements.of(source);
            } catch (JsonException e) {
                throw new ConversionException(name + ": " + e.getMessage(), e);
            }
        }

        @Override
        public boolean hasNext() {
            return elements.hasNext();
        }

        @Override
        public Task next() {
            try {
                Task task = new Task(JsonObject.owning(elements.next()));
                index++;
                return task;
            } catch (JsonException e) {
                throw new ConversionException(name + ", item " + index + ": " + e.getMessage(), e);
            }
        }

        void close() {
            elements.close();
        }
    }
}
