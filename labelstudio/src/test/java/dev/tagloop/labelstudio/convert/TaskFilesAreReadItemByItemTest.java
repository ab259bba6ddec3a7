package dev.tagloop.labelstudio.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.model.Task;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFilesAreReadItemByItemTest {
    @TempDir
    Path folder;

    private Path file(String json) throws Exception {
        return Files.writeString(folder.resolve("export.json"), json);
    }

    @Test
    void arrayOrSingleTaskNestedOrFlat() throws Exception {
        try (Stream<Task> tasks = TaskFile.read(file("[{\"id\":1,\"data\":{\"text\":\"a\"}},{\"text\":\"b\"}]"))) {
            assertThat(tasks)
                    .extracting(task -> task.data().text("text").orElseThrow())
                    .containsExactly("a", "b");
        }
        try (Stream<Task> tasks = TaskFile.read(file("{\"data\":{\"text\":\"c\"}}"))) {
            assertThat(tasks).hasSize(1);
        }
        try (Stream<Task> tasks = TaskFile.read(file("[]"))) {
            assertThat(tasks).isEmpty();
        }
    }

    @Test
    void brokenItemIsNamedAfterTheGoodOnesWereRead() throws Exception {
        Path file = file("[{\"text\":\"a\"},{\"text\":\"b\"},7]");
        try (Stream<Task> tasks = TaskFile.read(file)) {
            Iterator<Task> iterator = tasks.iterator();
            iterator.next();
            iterator.next();
            assertThatThrownBy(iterator::next)
                    .isInstanceOf(ConversionException.class)
                    .hasMessage(file + ", item 2: a JSON object was expected, not a number");
        }
    }

    @Test
    void missingAndEmptyFiles() throws Exception {
        assertThatThrownBy(() -> TaskFile.read(folder.resolve("none.json"))).isInstanceOf(UncheckedIOException.class);
        Path empty = file("");
        assertThatThrownBy(() -> TaskFile.read(empty)).hasMessage(empty + ": it is empty");
    }
}
