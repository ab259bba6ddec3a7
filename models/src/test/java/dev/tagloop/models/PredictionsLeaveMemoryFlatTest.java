package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Native memory of tokens, tensors and results is given back: resident memory does not grow with the number of calls. */
@Tag("slow")
class PredictionsLeaveMemoryFlatTest {
    private static final Path STATUS = Path.of("/proc/self/status");

    @Test
    void aThousandPredictionsDoNotGrowTheProcess() throws IOException {
        assumeTrue(Files.exists(STATUS), "resident memory is read from /proc, which this system lacks");
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(randomHead())) {
            predict(pipeline, 200);
            long before = residentKilobytes();
            predict(pipeline, 1000);
            long after = residentKilobytes();
            assertThat(after - before)
                    .as("resident KiB before %d, after %d", before, after)
                    .isLessThan(64 * 1024);
        }
    }

    @Test
    void openingAndClosingPipelinesDoesNotGrowTheProcess() throws IOException {
        assumeTrue(Files.exists(STATUS), "resident memory is read from /proc, which this system lacks");
        Checkpoint checkpoint = randomHead();
        for (int i = 0; i < 4; i++) {
            openAndClose(checkpoint);
        }
        long before = residentKilobytes();
        for (int i = 0; i < 12; i++) {
            openAndClose(checkpoint);
        }
        // One leaked model would be 90 MB a round.
        assertThat(residentKilobytes() - before).isLessThan(250 * 1024);
    }

    private static void openAndClose(Checkpoint checkpoint) {
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(checkpoint)) {
            predict(pipeline, 2);
        }
    }

    private static void predict(TokenClassificationPipeline pipeline, int calls) {
        Random random = new Random(1);
        for (int i = 0; i < calls; i++) {
            String text = "Ada Lovelace wrote to Charles Babbage. ".repeat(1 + random.nextInt(4));
            pipeline.predict(List.of(text, "short"), Aggregation.values()[i % 5]);
        }
    }

    /** Resident memory without the Java heap, which may grow up to its limit for reasons of its own. */
    private static long residentKilobytes() throws IOException {
        System.gc();
        long resident = Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        return resident - Runtime.getRuntime().totalMemory() / 1024;
    }

    static Checkpoint randomHead() {
        Checkpoint miniLm = MiniLm.checkpoint();
        Random random = new Random(2);
        float[] head = new float[RuleCheckpoint.LABELS.size() * 384];
        for (int i = 0; i < head.length; i++) {
            head[i] = (float) random.nextGaussian();
        }
        Map<String, FloatTensor> weights = new HashMap<>(miniLm.weights());
        weights.put("classifier.weight", FloatTensor.of(new int[] {RuleCheckpoint.LABELS.size(), 384}, head));
        weights.put("classifier.bias", FloatTensor.zeros(RuleCheckpoint.LABELS.size()));
        return Checkpoint.of(miniLm.config().withLabels(RuleCheckpoint.LABELS), weights, miniLm.tokenizer());
    }
}
