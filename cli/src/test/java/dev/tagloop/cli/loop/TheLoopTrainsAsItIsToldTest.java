package dev.tagloop.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.NarrowMiniLm;
import dev.tagloop.cli.Program;
import dev.tagloop.learning.train.TrainingRun;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One round with one epoch, in a process of its own. */
@Tag("thorough")
class TheLoopTrainsAsItIsToldTest {
    @TempDir
    private Path folder;

    @Test
    void alsoWhatIsHeldOutAndOnHowManyProcessors() throws Exception {
        try (Program program = Program.tagloop(
                "loop",
                "--rounds",
                "1",
                "--per-round",
                "45",
                "--test",
                "5",
                "--base",
                NarrowMiniLm.in(folder.resolve("narrow")),
                "--epochs",
                "1",
                "--seed",
                "7",
                "--threads",
                "1",
                "--held-out",
                "0.4",
                "--output",
                folder.resolve("loop").toString())) {
            assertThat(program.await(Duration.ofMinutes(8)))
                    .as(program.output())
                    .isZero();
        }
        TrainingRun run = TrainingRun.read(folder.resolve("loop/data/models/project-1/v1"))
                .orElseThrow();
        assertThat(run.heldOut().share()).isEqualTo(0.4);
        assertThat(run.documents()).isEqualTo(45);
        assertThat(run.trained()).isLessThan(36);
        assertThat(run.settings().epochs()).isEqualTo(1);
        assertThat(run.settings().seed()).isEqualTo(7);
        assertThat(run.settings().threads()).isEqualTo(1);
    }
}
