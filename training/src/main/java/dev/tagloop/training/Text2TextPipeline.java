package dev.tagloop.training;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes for one kind of work, with the rules of Hugging Face's pipelines:
 *
 * <pre>{@code
 * try (Text2TextPipeline summarizer = Text2TextPipeline.summarization(Checkpoint.read(folder))) {
 *     summarizer.write(text);
 * }
 * }</pre>
 *
 * <p>What is said for a call goes before what {@code task_specific_params} says of this work, that before
 * {@code generation_config.json}, that before 4 beams and 256 new pieces. The model's prefix for the work is put before
 * every text. Nothing of a text is cut unless {@link #truncation} says so. Holds native memory until closed; may be used
 * by several threads, one after the other.
 */
public final class Text2TextPipeline implements AutoCloseable {
    private static final int NEW_TOKENS = 256;
    private static final int BEAMS = 4;
    private static final int BATCH = 8;

    private final WritingTask task;
    private final Checkpoint checkpoint;
    private final Text2Text model;
    private final String prefix;
    private boolean truncation;

    private Text2TextPipeline(WritingTask task, Checkpoint checkpoint) {
        this.task = task;
        this.checkpoint = checkpoint;
        this.prefix = task.prefix(checkpoint);
        this.model = Text2Text.of(checkpoint);
    }

    /**
     * A summarizer.
     *
     * @throws IllegalArgumentException if the model's family cannot write
     * @throws dev.tagloop.models.ModelFormatException if a tensor or the tokenizer is missing
     */
    public static Text2TextPipeline summarization(Checkpoint checkpoint) {
        return of(WritingTask.SUMMARIZATION, checkpoint);
    }

    /** A writer of what the model was taught. */
    public static Text2TextPipeline text2Text(Checkpoint checkpoint) {
        return of(WritingTask.TEXT2TEXT, checkpoint);
    }

    /** A writer for a kind of work. */
    public static Text2TextPipeline of(WritingTask task, Checkpoint checkpoint) {
        return new Text2TextPipeline(task, checkpoint);
    }

    /** What is written for. */
    public WritingTask task() {
        return task;
    }

    /** What stands before each text that the model reads. */
    public String prefix() {
        return prefix;
    }

    /** Whether texts longer than the model was made for are cut at their end; not unless somebody wants it. */
    public Text2TextPipeline truncation(boolean value) {
        truncation = value;
        return this;
    }

    /** How it writes unless a call says otherwise: new at each call, to be changed for one. */
    public GenerationSettings settings() {
        return settings(task, checkpoint);
    }

    /** How a model writes for a kind of work, unless somebody says otherwise. */
    public static GenerationSettings settings(WritingTask task, Checkpoint checkpoint) {
        ModelConfig general = checkpoint.generation();
        GenerationSettings settings =
                GenerationSettings.defaults().numBeams(BEAMS).with(general);
        task.parameters(checkpoint).ifPresent(settings::with);
        boolean lengthIsSaid =
                settings.maxLength() != GenerationSettings.defaults().maxLength() || settings.maxNewTokens() > 0;
        return lengthIsSaid ? settings : settings.maxNewTokens(NEW_TOKENS);
    }

    /** What is written from a text. */
    public String write(String text) {
        return write(List.of(text)).getFirst();
    }

    /** What is written from each text. */
    public List<String> write(List<String> texts) {
        return write(texts, settings().numReturnSequences(1)).stream()
                .map(outputs -> outputs.getFirst().text())
                .toList();
    }

    /**
     * What is written from each text with settings of one's own: as many texts as {@code numReturnSequences} says.
     *
     * @throws IllegalArgumentException if a text is longer than the model can read, or settings do not go together
     */
    public List<List<Text2Text.Output>> write(List<String> texts, GenerationSettings settings) {
        List<Integer> order = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> texts.get(i).length()))
                .toList();
        List<List<Text2Text.Output>> results = new ArrayList<>(Collections.nCopies(texts.size(), List.of()));
        for (int from = 0; from < order.size(); from += BATCH) {
            List<Integer> batch = order.subList(from, Math.min(order.size(), from + BATCH));
            List<Text2Text.Output> outputs =
                    model.write(batch.stream().map(i -> prefix + texts.get(i)).toList(), settings, truncation);
            int each = settings.numReturnSequences();
            for (int i = 0; i < batch.size(); i++) {
                results.set(batch.get(i), outputs.subList(i * each, (i + 1) * each));
            }
        }
        return results;
    }

    @Override
    public void close() {
        model.close();
    }
}
