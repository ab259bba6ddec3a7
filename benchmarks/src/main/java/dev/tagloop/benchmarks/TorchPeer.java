package dev.tagloop.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * The same encoder over Python's PyTorch, with a forward pass written by hand ({@code torch_peer.py}), where a Python with it is on the machine.
 *
 * @param python that can import it
 * @param script the peer's program
 * @param model folder of the encoder
 */
record TorchPeer(String python, Path script, Path model) {
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");
    private static final long IMPORT_SECONDS = 60;

    /** Looks for it. @param folder for the script */
    static Optional<TorchPeer> find(Path folder, Path model) throws Exception {
        for (String python : PYTHONS) {
            if (imports(python, folder)) {
                Path script = folder.resolve("torch_peer.py");
                try (InputStream in = TorchPeer.class.getResourceAsStream("torch_peer.py")) {
                    Files.write(script, in.readAllBytes());
                }
                return Optional.of(new TorchPeer(python, script, model));
            }
        }
        return Optional.empty();
    }

    private static boolean imports(String python, Path folder) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(python, "-c", "import torch")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("python.log").toFile())
                    .start();
            if (!process.waitFor(IMPORT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    /** Trains on these batches, and says how long the last epoch took. */
    JsonNode train(Path batches, int threads, Path log) throws Exception {
        return Child.answer(
                List.of(
                        python,
                        script.toString(),
                        model.toString(),
                        batches.toString(),
                        Integer.toString(TrainingRun.EPOCHS),
                        Integer.toString(threads)),
                threads,
                log);
    }
}
