package dev.tagloop.learning.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.learning.train.TrainingRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Remakes the shipped files; {@code -Dtagloop.write-starter=true} writes them, and the card is to be put right by hand then. */
@Tag("slow")
class TheStarterModelIsRemadeTest {
    private static final Path SHIPPED = Path.of("src/main/resources" + StarterModel.FOLDER);

    @TempDir
    private Path folder;

    @Test
    void itsFilesAreTheSameBitForBit() throws Exception {
        StarterRecipe.make(folder);
        if (Boolean.getBoolean("tagloop.write-starter")) {
            for (String file : StarterRecipe.files()) {
                Files.copy(folder.resolve(file), SHIPPED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.copy(
                    folder.resolve(TrainingRun.FILE),
                    SHIPPED.resolve(TrainingRun.FILE),
                    StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        for (String file : StarterRecipe.files()) {
            assertThat(folder.resolve(file)).as(file).hasSameBinaryContentAs(SHIPPED.resolve(file));
        }
        TrainingRun made = TrainingRun.read(folder).orElseThrow();
        assertThat(made.scores()).isEqualTo(StarterModel.run().scores());
        assertThat(made.settings()).isEqualTo(StarterModel.run().settings());
    }
}
