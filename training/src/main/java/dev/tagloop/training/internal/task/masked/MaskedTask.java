package dev.tagloop.training.internal.task.masked;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.family.Drafts;
import dev.tagloop.training.internal.family.Families;
import dev.tagloop.training.internal.heads.MaskedLanguage;
import dev.tagloop.training.internal.task.MeanLoss;
import dev.tagloop.training.internal.task.Pass;
import dev.tagloop.training.internal.task.TrainingTask;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Masked language modelling. Other pieces are hidden in each step of a training; those of the validation part are always the
 * same, so that epochs and models can be compared.
 */
public final class MaskedTask implements TrainingTask<PlainText, Guesses> {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final ModelConfig config;
    private final Draft<MaskedLanguage> draft;
    private final Set<String> body;
    private final Masking masking;

    /** For one model. */
    public MaskedTask(Checkpoint base) {
        config = base.config().withWordShape(false);
        draft = Drafts.maskedLanguage(config);
        body = Drafts.encoder(config).blueprint().shapes().keySet();
        masking = new Masking(FastTokenizer.maskId(base), words().shape()[0]);
    }

    @Override
    public String name() {
        return "fill-mask";
    }

    @Override
    public ModelConfig config() {
        return config;
    }

    @Override
    public ModelConfig finished() {
        return config.withArchitecture(Families.of(config).classes(config) + "ForMaskedLM");
    }

    @Override
    public Draft<MaskedLanguage> draft() {
        return draft;
    }

    /** The table gives the scores of all pieces. */
    @Override
    public boolean compact() {
        return false;
    }

    @Override
    public boolean isHead(String tensor) {
        return !body.contains(tensor);
    }

    @Override
    public boolean isRenewed(String tensor) {
        return false;
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public int[] pieces(PlainText text) {
        return text.ids();
    }

    @Override
    public String identity(PlainText text) {
        return text.index() + Arrays.toString(text.ids()) + Arrays.toString(text.maskable());
    }

    @Override
    public NDArray loss(Pass pass, List<PlainText> texts) {
        List<Masking.Hidden> hidden =
                texts.stream().map(text -> masking.hide(text, pass.random())).toList();
        return pass.entropy().of(logits(pass, hidden, pass.dropout()), labels(texts, hidden));
    }

    @Override
    public List<Guesses> outputs(Pass pass, List<PlainText> texts) {
        List<Masking.Hidden> hidden = texts.stream()
                .map(text -> masking.hide(text, new SplittableRandom((text.index() + 1) * GOLDEN_GAMMA)))
                .toList();
        NDArray logits = logits(pass, hidden, Dropout.NONE);
        int[] labels = labels(texts, hidden);
        long[] index = Arrays.stream(labels).asLongStream().toArray();
        float[] chances = Ops.pick(Ops.logSoftmax(logits), Ops.longs(pass.manager(), index, index.length, 1))
                .toFloatArray();
        long[] best = Ops.argMax(logits).toLongArray();
        List<Guesses> guesses = new ArrayList<>();
        int at = 0;
        for (Masking.Hidden one : hidden) {
            double losses = 0;
            int right = 0;
            for (int end = at + one.places().size(); at < end; at++) {
                losses -= chances[at];
                right += best[at] == labels[at] ? 1 : 0;
            }
            guesses.add(new Guesses(losses, right, one.places().size()));
        }
        return guesses;
    }

    @Override
    public void addLoss(PlainText text, Guesses output, MeanLoss sum) {
        sum.add(output.losses(), output.count());
    }

    private NDArray logits(Pass pass, List<Masking.Hidden> hidden, Dropout dropout) {
        int[][] ids = hidden.stream().map(Masking.Hidden::ids).toArray(int[][]::new);
        int width = Arrays.stream(ids).mapToInt(row -> row.length).max().orElseThrow();
        long[] positions =
                new long[hidden.stream().mapToInt(one -> one.places().size()).sum()];
        int at = 0;
        for (int row = 0; row < ids.length; row++) {
            for (int place : hidden.get(row).places()) {
                positions[at++] = (long) row * width + place;
            }
        }
        return draft.head().logitsAt(pass.batch(ids, null, null), positions, dropout);
    }

    private static int[] labels(List<PlainText> texts, List<Masking.Hidden> hidden) {
        List<Integer> labels = new ArrayList<>();
        for (int row = 0; row < hidden.size(); row++) {
            int[] ids = texts.get(row).ids();
            hidden.get(row).places().forEach(place -> labels.add(ids[place]));
        }
        return labels.stream().mapToInt(Integer::intValue).toArray();
    }
}
