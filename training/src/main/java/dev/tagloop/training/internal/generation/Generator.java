package dev.tagloop.training.internal.generation;

import ai.djl.ndarray.NDManager;
import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.internal.seq2seq.SequenceToSequence;
import dev.tagloop.training.internal.tensor.Autograd;
import java.util.Arrays;
import java.util.List;

/** Writes with a model whose weights are bound. Recording for autograd is off on the calling thread afterwards. */
public final class Generator {

    private final SequenceToSequence model;
    private final SpecialPieces pieces;
    private final NDManager manager;

    /**
     * Over a model.
     *
     * @param manager of its parameters
     */
    public Generator(SequenceToSequence model, SpecialPieces pieces, NDManager manager) {
        this.model = model;
        this.pieces = pieces;
        this.manager = manager;
    }

    /**
     * Writes {@code numReturnSequences} texts for each input, one input after the other.
     *
     * @param sources pieces of the inputs, without padding
     */
    public List<Written> write(int[][] sources, GenerationSettings settings) {
        check(settings);
        Autograd.off();
        List<ScoreRule> rules = ScoreRules.of(settings, pieces, padded(sources));
        int copies = settings.numBeams() > 1 ? settings.numBeams() : settings.numReturnSequences();
        try (StepScores steps = new StepScores(model, manager, sources, copies)) {
            if (settings.numBeams() > 1) {
                return new BeamSearch(settings, pieces, rules).run(steps, sources.length);
            }
            SingleSearch.Choice choice = settings.doSample() ? new Sampler(settings) : SingleSearch::best;
            return new SingleSearch(settings, pieces, rules, choice).run(steps, sources.length * copies, copies);
        }
    }

    private static void check(GenerationSettings settings) {
        if (settings.numBeams() > 1 && settings.doSample()) {
            throw new IllegalArgumentException(
                    "several beams and drawing do not go together here: use numBeams 1, or" + " doSample false");
        }
        if (settings.numBeams() > 1 && settings.numReturnSequences() > settings.numBeams()) {
            throw new IllegalArgumentException("numReturnSequences is " + settings.numReturnSequences()
                    + ", more than the " + settings.numBeams() + " beams: use more beams or fewer texts");
        }
        if (settings.numBeams() == 1 && !settings.doSample() && settings.numReturnSequences() > 1) {
            throw new IllegalArgumentException("the most probable text is one alone, not "
                    + settings.numReturnSequences() + ": use several beams or doSample");
        }
    }

    private int[][] padded(int[][] sources) {
        int width =
                Arrays.stream(sources).mapToInt(source -> source.length).max().orElse(0);
        return Arrays.stream(sources)
                .map(source -> {
                    int[] row = Arrays.copyOf(source, width);
                    Arrays.fill(row, source.length, width, pieces.pad());
                    return row;
                })
                .toArray(int[][]::new);
    }
}
