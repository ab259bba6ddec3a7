package dev.tagloop.benchmarks;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.MiniLm;
import dev.tagloop.training.trainer.EncodedExample;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Seconds an epoch of fine-tuning takes; peers: all examples padded to the longest, as the tutorial does it, and Python's PyTorch with the same
 * batches.
 */
record FineTuningRate(Effort effort, Path folder) implements Benchmark {
    private static final String PADDED = "all padded to the longest";
    private static final String RANDOM = "random order, each batch padded to its longest";
    private static final String OURS = "batches of like length";
    private static final String TORCH_RANDOM = "Python's torch, random order";
    private static final String TORCH_OURS = "Python's torch, batches of like length";

    @Override
    public String name() {
        return "fine-tuning";
    }

    @Override
    public void run(Report report) throws Exception {
        Checkpoint base = MiniLm.checkpoint();
        List<LabeledText> texts = TrainingRun.texts(base, effort.quick(), effort.sentences());
        List<String> tags = TrainingRun.tags(texts);
        List<EncodedExample> examples = EncodedTexts.of(base, texts, tags);
        EpochBatches random = EpochBatches.random(examples);
        EpochBatches byLength = EpochBatches.byLength(examples);
        Optional<TorchPeer> torch = torch(base);
        report.title("Seconds an epoch of " + texts.size() + " sentences of "
                + Corpus.read(effort.quick()).name() + ", batches of " + TrainingRun.BATCH
                + ", the second epoch of a process of its own, " + effort.rounds()
                + " rounds in turn; peer: all padded to the longest, as the tutorial does it");
        if (torch.isEmpty()) {
            report.note("No Python with torch is on this machine (Debian: apt-get install python3-torch): that peer is"
                    + " left out.");
        }
        report.figure("pieces computed: " + PADDED, padded(base, examples), "");
        report.figure("pieces computed: " + RANDOM, random.pieces(), "");
        report.figure("pieces computed: " + OURS, byLength.pieces(), "");
        Path randomFile = random.write(folder.resolve("random.json"), tags.size());
        Path ourFile = byLength.write(folder.resolve("by-length.json"), tags.size());
        for (int threads : effort.threads()) {
            Turns turns = new Turns("s", Turns.Better.LESS);
            Map<String, Sample> peaks = new LinkedHashMap<>();
            ours(turns, peaks, TrainingRun.Way.PADDED, PADDED, threads);
            ours(turns, peaks, TrainingRun.Way.RANDOM, RANDOM, threads);
            ours(turns, peaks, TrainingRun.Way.BY_LENGTH, OURS, threads);
            torch.ifPresent(peer -> {
                theirs(turns, peaks, peer, randomFile, TORCH_RANDOM, threads);
                theirs(turns, peaks, peer, ourFile, TORCH_OURS, threads);
            });
            turns.run(effort.rounds()).report(report);
            turns.ratio(report, Turns.at(RANDOM, threads), Turns.at(TORCH_RANDOM, threads));
            turns.ratio(report, Turns.at(OURS, threads), Turns.at(TORCH_OURS, threads));
            peaks.forEach((name, peak) -> report.figure(name + ", peak memory", peak.median(), "MB"));
        }
    }

    private static double padded(Checkpoint base, List<EncodedExample> examples) {
        return EpochBatches.random(EncodedTexts.padded(examples, base.config().padTokenId()))
                .pieces();
    }

    private Optional<TorchPeer> torch(Checkpoint base) throws Exception {
        Path model = folder.resolve("encoder");
        Optional<TorchPeer> peer = TorchPeer.find(folder, model);
        if (peer.isPresent()) {
            base.write(model);
        }
        return peer;
    }

    private void ours(Turns turns, Map<String, Sample> peaks, TrainingRun.Way way, String what, int threads) {
        List<String> arguments = List.of(
                way.name(),
                Boolean.toString(effort.quick()),
                Integer.toString(effort.sentences()),
                Integer.toString(threads));
        turns.way(
                Turns.at(what, threads),
                () -> seconds(
                        Child.answer(TrainingRun.class, arguments, threads, folder.resolve("train.log")),
                        peaks,
                        Turns.at(what, threads)));
    }

    private void theirs(
            Turns turns, Map<String, Sample> peaks, TorchPeer peer, Path batches, String what, int threads) {
        turns.way(
                Turns.at(what, threads),
                () -> seconds(
                        peer.train(batches, threads, folder.resolve("torch.log")), peaks, Turns.at(what, threads)));
    }

    private static double seconds(JsonNode said, Map<String, Sample> peaks, String name) {
        peaks.computeIfAbsent(name, key -> new Sample()).add(said.get("peak_mb").asDouble());
        return said.get("seconds").asDouble();
    }
}
