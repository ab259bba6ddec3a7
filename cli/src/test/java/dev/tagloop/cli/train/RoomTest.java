package dev.tagloop.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.jobs.DiskSpace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A training that its disk cannot hold does not begin. */
class RoomTest {
    private static final Path PLACE = Path.of("model");
    private static final long GB = 1_000_000_000;

    private final StringWriter out = new StringWriter();

    private void require(long needed, long free) {
        try (Console console = Console.of(new PrintWriter(out), false)) {
            Room.require(new DiskSpace("The training", PLACE, needed, free), console);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWithBothFigures() {
        assertThatThrownBy(() -> require(2 * GB, GB))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The training needs about 2.0 GB")
                .hasMessageContaining("1.0 GB are free");
    }

    @Test
    void whatFitsBegins() {
        require(GB, 50 * GB);
        assertThat(out.toString()).isEmpty();
    }
}
