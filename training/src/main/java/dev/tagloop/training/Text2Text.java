package dev.tagloop.training;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Encoding;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.generation.Generator;
import dev.tagloop.training.internal.generation.SpecialPieces;
import dev.tagloop.training.internal.generation.Written;
import dev.tagloop.training.internal.layers.Loaded;
import dev.tagloop.training.internal.seq2seq.SequenceFamilies;
import dev.tagloop.training.internal.seq2seq.SequenceToSequence;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import java.util.List;

/**
 * A model that reads a text and writes another (T5, Flan-T5, BART): summaries, answers, translations.
 *
 * <pre>{@code
 * try (Text2Text summarizer = Text2Text.of(Checkpoint.read(folder))) {
 *     summarizer.write(List.of("summarize: " + text), summarizer.settings().numBeams(4).maxNewTokens(60));
 * }
 * }</pre>
 *
 * <p>Nothing of an input is cut: one that is longer than the model reads is refused. Holds native memory until closed. May
 * be used by several threads, one after the other; recording for autograd is off on them afterwards.
 */
public final class Text2Text implements AutoCloseable {

    /**
     * A text that was written.
     *
     * @param text without special tokens
     * @param score of beam search, the mean logarithm of the probabilities as the length penalty weighs it; NaN otherwise
     */
    public record Output(String text, double score) {}

    private static final String WRITER = "ForConditionalGeneration";

    private final Checkpoint checkpoint;
    private final FastTokenizer tokenizer;
    private final Parameters parameters;
    private final Generator generator;

    private Text2Text(Checkpoint checkpoint, FastTokenizer tokenizer) {
        this.checkpoint = checkpoint;
        this.tokenizer = tokenizer;
        Draft<SequenceToSequence> draft =
                SequenceFamilies.of(checkpoint.config()).model(checkpoint.config());
        Loaded loaded = draft.blueprint().load(checkpoint, name -> false, 0, 0);
        this.parameters = new Parameters(
                Torch.newManager(ComputeDevice.CPU),
                loaded.weights(),
                draft.blueprint().frozen());
        draft.blueprint().bind(parameters);
        this.generator = new Generator(draft.head(), SpecialPieces.of(checkpoint.generation()), parameters.manager());
    }

    /** Whether a checkpoint is a model that writes; one that names no architecture is taken for one if its family writes. */
    public static boolean canLoad(Checkpoint checkpoint) {
        return SequenceFamilies.isKnown(checkpoint.config())
                && checkpoint.config().architecture().orElse(WRITER).endsWith(WRITER);
    }

    /**
     * Loads a model.
     *
     * @throws IllegalArgumentException if its family cannot write
     * @throws dev.tagloop.models.ModelFormatException if a tensor is missing or has another shape, or it has no tokenizer
     * @throws NativesException if libtorch cannot be loaded
     */
    public static Text2Text of(Checkpoint checkpoint) {
        SequenceFamilies.of(checkpoint.config());
        FastTokenizer tokenizer = FastTokenizer.of(checkpoint);
        try {
            return new Text2Text(checkpoint, tokenizer);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** How the model's own files say that it writes; to be changed where that is not wanted. */
    public GenerationSettings settings() {
        return GenerationSettings.of(checkpoint.generation());
    }

    /**
     * Writes {@code numReturnSequences} texts for each input, one input after the other.
     *
     * @throws IllegalArgumentException if an input is longer than the model reads, or settings do not go together
     */
    public List<Output> write(List<String> texts, GenerationSettings settings) {
        return write(texts, settings, false);
    }

    /**
     * The same, perhaps of the beginning of inputs alone.
     *
     * @param truncation whether an input that is longer than the model was made for is cut at its end
     */
    public synchronized List<Output> write(List<String> texts, GenerationSettings settings, boolean truncation) {
        if (texts.isEmpty()) {
            return List.of();
        }
        int[][] sources = texts.stream()
                .map(text -> tokenizer.encode(Text.of(text)))
                .map(whole -> truncation ? beginning(whole) : whole)
                .map(Encoding::ids)
                .toArray(int[][]::new);
        return generator.write(sources, settings).stream().map(this::output).toList();
    }

    /** What the model reads at once, with the special pieces around it. */
    private Encoding beginning(Encoding whole) {
        return FastTokenizer.windows(whole, tokenizer.maxLength(), 0).getFirst();
    }

    private Output output(Written written) {
        return new Output(tokenizer.decodeText(written.pieces()), written.score());
    }

    @Override
    public synchronized void close() {
        parameters.close();
        tokenizer.close();
    }
}
