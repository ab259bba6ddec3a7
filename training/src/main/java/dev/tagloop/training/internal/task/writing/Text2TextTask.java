package dev.tagloop.training.internal.task.writing;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.generation.Generator;
import dev.tagloop.training.internal.generation.SpecialPieces;
import dev.tagloop.training.internal.generation.Written;
import dev.tagloop.training.internal.heads.Losses;
import dev.tagloop.training.internal.seq2seq.SequenceFamilies;
import dev.tagloop.training.internal.seq2seq.SequenceFamily;
import dev.tagloop.training.internal.seq2seq.SequenceToSequence;
import dev.tagloop.training.internal.task.MeanLoss;
import dev.tagloop.training.internal.task.Pass;
import dev.tagloop.training.internal.task.TrainingTask;
import dev.tagloop.training.internal.tensor.Dropout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writing: each piece of the target is predicted from the source and the pieces before it (teacher forcing). The whole
 * vocabulary is kept, since every piece of it is scored at every place.
 */
public final class Text2TextTask implements TrainingTask<EncodedText, WrittenTarget> {

    private static final int[] NOTHING = {};

    private final ModelConfig config;
    private final SequenceFamily family;
    private final Draft<SequenceToSequence> draft;
    private final SpecialPieces special;
    private final Optional<GenerationSettings> generation;

    /**
     * For one model.
     *
     * @param generation how the model writes while it is judged; empty where its loss is enough
     */
    public Text2TextTask(Checkpoint base, Optional<GenerationSettings> generation) {
        this.config = base.config();
        this.family = SequenceFamilies.of(config);
        this.draft = family.model(config);
        this.special = SpecialPieces.of(base.generation());
        this.generation = generation;
    }

    @Override
    public String name() {
        return "text2text-generation";
    }

    @Override
    public ModelConfig config() {
        return config;
    }

    @Override
    public ModelConfig finished() {
        return config.withArchitecture(family.architecture());
    }

    @Override
    public Draft<SequenceToSequence> draft() {
        return draft;
    }

    @Override
    public boolean compact() {
        return false;
    }

    @Override
    public boolean isHead(String tensor) {
        return false;
    }

    @Override
    public boolean isRenewed(String tensor) {
        return false;
    }

    @Override
    public int[] pieces(EncodedText text) {
        int[] pieces = Arrays.copyOf(text.source(), length(text));
        System.arraycopy(text.target(), 0, pieces, text.source().length, text.target().length);
        return pieces;
    }

    @Override
    public int length(EncodedText text) {
        return text.source().length + text.target().length;
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public int[] labels(EncodedText text) {
        return text.target();
    }

    @Override
    public String identity(EncodedText text) {
        return Arrays.toString(text.source()) + Arrays.toString(text.target()) + text.references();
    }

    @Override
    public NDArray loss(Pass pass, List<EncodedText> texts) {
        return draft.head().loss(pass.batch(sources(texts), null, null), labels(texts), pass.dropout(), pass.entropy());
    }

    @Override
    public List<WrittenTarget> outputs(Pass pass, List<EncodedText> texts) {
        int[][] labels = labels(texts);
        float[] losses = draft.head()
                .losses(pass.batch(sources(texts), null, null), labels, Dropout.NONE)
                .toFloatArray();
        List<Written> written = generation
                .map(settings -> new Generator(draft.head(), special, pass.manager()).write(sources(texts), settings))
                .orElse(List.of());
        List<WrittenTarget> outputs = new ArrayList<>();
        for (int row = 0; row < labels.length; row++) {
            int counted = texts.get(row).target().length;
            double sum = 0;
            for (int i = 0; i < counted; i++) {
                sum += losses[row * labels[row].length + i];
            }
            outputs.add(new WrittenTarget(
                    sum, counted, written.isEmpty() ? NOTHING : written.get(row).pieces()));
        }
        return outputs;
    }

    @Override
    public void addLoss(EncodedText text, WrittenTarget output, MeanLoss sum) {
        sum.add(output.loss(), output.counted());
    }

    private static int[][] sources(List<EncodedText> texts) {
        return texts.stream().map(EncodedText::source).toArray(int[][]::new);
    }

    /** The targets, filled up to the longest of them with what counts nowhere. */
    private static int[][] labels(List<EncodedText> texts) {
        int width = texts.stream().mapToInt(text -> text.target().length).max().orElse(0);
        return texts.stream()
                .map(text -> {
                    int[] row = Arrays.copyOf(text.target(), width);
                    Arrays.fill(row, text.target().length, width, Losses.IGNORED);
                    return row;
                })
                .toArray(int[][]::new);
    }
}
