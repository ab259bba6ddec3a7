package dev.tagloop.learning.starter;

import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.MiniLm;
import dev.tagloop.training.LoraAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How the files of the starter model are made: it is trained as any model is, and what that has changed is kept at a low rank. */
final class StarterRecipe {
    static final int RANK = 64;

    /** The widest instructions that all processors have on which it is remade, for each of the libraries that compute. */
    private static final Map<String, String> SAME_ARITHMETIC = Map.of(
            "ATEN_CPU_CAPABILITY", "avx2", "DNNL_MAX_CPU_ISA", "AVX2", "MKL_CBWR", "AVX2", "OMP_NUM_THREADS", "1");

    private StarterRecipe() {}

    /** Makes them in a folder, in a process of its own: the libraries look at the environment when they are loaded. */
    static void make(Path folder) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dai.djl.offline=true",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StarterRecipe.class.getName(),
                        folder.toString()))
                .inheritIO();
        process.environment().putAll(SAME_ARITHMETIC);
        if (process.start().waitFor() != 0) {
            throw new IOException("the starter model could not be made");
        }
    }

    /** @param arguments the folder */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path whole = Files.createDirectories(folder.resolve("whole"));
        new LocalTrainer().train(texts(), TrainingOptions.defaults().withThreads(1), whole, TrainingWatch.none());
        LoraAdapter learned = LearnedDifference.of(MiniLm.checkpoint(), Checkpoint.read(whole), RANK);
        learned.writeHalf(folder, MiniLm.ID);
        Files.copy(whole.resolve(TrainingRun.FILE), folder.resolve(TrainingRun.FILE));
    }

    static TrainingData<?> texts() {
        return TrainingData.of(LabeledTexts.read("starter-ner", "train"), "starter-ner");
    }

    /** The files that are made, but for the card, which a person writes. */
    static List<String> files() {
        return List.of("adapter_config.json", "adapter_model.safetensors", "config.json");
    }
}
