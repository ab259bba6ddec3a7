package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.models.MiniLm;
import dev.tagloop.training.testing.ChildJvm;
import dev.tagloop.training.testing.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Native memory of a training is given back when it ends: twenty of them need no more than the first few. */
@Tag("slow")
class MemoryStaysFlatTest {

    private static final int TRAININGS = 20;
    private static final int WARM = 5;
    private static final int ALLOWED_MEGABYTES = 60;

    @Test
    void twentyTrainingsInOneProcessLeaveResidentMemoryFlat() {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "resident memory cannot be read here, skipped");
        List<Integer> resident =
                ChildJvm.of(TrainOften.class.getName()).options("-Xms1g", "-XX:+AlwaysPreTouch").run().stream()
                        .map(Integer::valueOf)
                        .toList();
        System.out.println("resident megabytes after each training: " + resident);
        assertThat(resident).hasSize(TRAININGS);
        int warm = resident.subList(WARM - 1, WARM + 2).stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
        assertThat(resident.getLast()).isLessThanOrEqualTo(warm + ALLOWED_MEGABYTES);
    }

    static final class TrainOften {
        public static void main(String[] arguments) {
            for (int i = 0; i < TRAININGS; i++) {
                FineTuning.tokenClassification(MiniLm.checkpoint())
                        .train(Texts.some(24))
                        .settings(TrainingSettings.defaultsFor(24).withEpochs(1).withSeed(i))
                        .run();
                System.gc();
                System.out.println(residentMegabytes());
            }
        }

        private static int residentMegabytes() {
            try {
                return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
