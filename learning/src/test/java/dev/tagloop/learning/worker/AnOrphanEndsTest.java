package dev.tagloop.learning.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.testing.StarterDocuments;
import dev.tagloop.learning.train.TrainingOptions;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class AnOrphanEndsTest {

    @Test
    void aChildWhoseParentIsGoneStopsByItself(@TempDir Path folder) throws Exception {
        WorkerRequest request = new WorkerRequest(
                TrainingData.of(StarterDocuments.labeled(300), List.of(), "starter"),
                TrainingOptions.defaults().withEpochs(100).withThreads(1),
                folder.resolve("model").toString());
        Process child = ChildJvm.defaults()
                .builder(WorkerMain.class)
                .redirectError(folder.resolve("log").toFile())
                .start();
        child.outputWriter().write(request.toLine() + "\n");
        child.outputWriter().flush();
        try (BufferedReader lines = child.inputReader()) {
            String line = lines.readLine();
            while (line != null && !(WorkerMessage.parse(line) instanceof WorkerMessage.Step)) {
                line = lines.readLine();
            }
            assertThat(line).as("a step of training before the parent dies").isNotNull();
            // The death of a parent closes its end of the pipe; so does this.
            child.getOutputStream().close();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(folder.resolve("model/run.json")).doesNotExist();
        } finally {
            child.destroyForcibly();
        }
    }
}
