package dev.tagloop.training;

import dev.tagloop.models.ModelConfig;

/**
 * How a model writes, with the names, meanings and defaults of {@code generate} in transformers:
 *
 * <pre>{@code
 * GenerationSettings.defaults().numBeams(4).maxNewTokens(60).noRepeatNgramSize(3).lengthPenalty(2.0)
 * }</pre>
 *
 * <p>Lengths are counted in pieces; {@code minLength} and {@code maxLength} count the piece that a decoder begins with,
 * {@code minNewTokens} and {@code maxNewTokens} do not and win over the others.
 */
public final class GenerationSettings {

    /** When beam search ends. */
    public enum EarlyStopping {
        /** As soon as there are as many ended texts as beams. */
        YES,
        /** When no running text is likely to become better than the ended ones. */
        NO,
        /** When no running text can become better than the ended ones. */
        NEVER
    }

    private static final int DEFAULT_LENGTH = 20;
    private static final int DEFAULT_TOP_K = 50;

    private int maxLength = DEFAULT_LENGTH;
    private int minLength;
    private int maxNewTokens;
    private int minNewTokens;
    private int numBeams = 1;
    private int numReturnSequences = 1;
    private double lengthPenalty = 1;
    private EarlyStopping earlyStopping = EarlyStopping.NO;
    private int noRepeatNgramSize;
    private int encoderNoRepeatNgramSize;
    private double repetitionPenalty = 1;
    private boolean doSample;
    private double temperature = 1;
    private int topK = DEFAULT_TOP_K;
    private double topP = 1;
    private long seed = 42;

    private GenerationSettings() {}

    /** Greedy, at most 20 pieces. */
    public static GenerationSettings defaults() {
        return new GenerationSettings();
    }

    /** What a {@code generation_config.json} says, and the defaults where it is silent. */
    public static GenerationSettings of(ModelConfig file) {
        return defaults().with(file);
    }

    /** Takes over what a file, or a part of one, says; where it is silent everything stays. */
    public GenerationSettings with(ModelConfig file) {
        maxLength(file.integer("max_length", maxLength))
                .minLength(file.integer("min_length", minLength))
                .maxNewTokens(file.integer("max_new_tokens", maxNewTokens))
                .minNewTokens(file.integer("min_new_tokens", minNewTokens))
                .numBeams(file.integer("num_beams", numBeams))
                .numReturnSequences(file.integer("num_return_sequences", numReturnSequences))
                .lengthPenalty(file.number("length_penalty", lengthPenalty))
                .noRepeatNgramSize(file.integer("no_repeat_ngram_size", noRepeatNgramSize))
                .encoderNoRepeatNgramSize(file.integer("encoder_no_repeat_ngram_size", encoderNoRepeatNgramSize))
                .repetitionPenalty(file.number("repetition_penalty", repetitionPenalty))
                .doSample(file.flag("do_sample", doSample))
                .temperature(file.number("temperature", temperature))
                .topK(file.integer("top_k", topK))
                .topP(file.number("top_p", topP));
        if (file.text("early_stopping").isPresent()) {
            return earlyStopping(EarlyStopping.NEVER);
        }
        boolean said = file.flag("early_stopping", false) == file.flag("early_stopping", true);
        EarlyStopping yesOrNo = file.flag("early_stopping", false) ? EarlyStopping.YES : EarlyStopping.NO;
        return said ? earlyStopping(yesOrNo) : this;
    }

    /** The longest text, its first piece included. */
    public GenerationSettings maxLength(int value) {
        maxLength = atLeast("maxLength", value, 2);
        return this;
    }

    /** The shortest text, its first piece included. */
    public GenerationSettings minLength(int value) {
        minLength = atLeast("minLength", value, 0);
        return this;
    }

    /** The longest text without its first piece; 0 for what {@link #maxLength} says. */
    public GenerationSettings maxNewTokens(int value) {
        maxNewTokens = atLeast("maxNewTokens", value, 0);
        return this;
    }

    /** The shortest text without its first piece and the end. */
    public GenerationSettings minNewTokens(int value) {
        minNewTokens = atLeast("minNewTokens", value, 0);
        return this;
    }

    /** How many texts are followed side by side; 1 for none beside the best. */
    public GenerationSettings numBeams(int value) {
        numBeams = atLeast("numBeams", value, 1);
        return this;
    }

    /** How many texts are wanted for each input. */
    public GenerationSettings numReturnSequences(int value) {
        numReturnSequences = atLeast("numReturnSequences", value, 1);
        return this;
    }

    /** The power of the length that scores of ended texts are divided by: above 0 prefers longer ones. */
    public GenerationSettings lengthPenalty(double value) {
        lengthPenalty = value;
        return this;
    }

    /** When beam search ends. */
    public GenerationSettings earlyStopping(EarlyStopping value) {
        earlyStopping = value;
        return this;
    }

    /** No sequence of so many pieces is written twice; 0 for no such rule. */
    public GenerationSettings noRepeatNgramSize(int value) {
        noRepeatNgramSize = atLeast("noRepeatNgramSize", value, 0);
        return this;
    }

    /** No sequence of so many pieces of the input is written; 0 for no such rule. */
    public GenerationSettings encoderNoRepeatNgramSize(int value) {
        encoderNoRepeatNgramSize = atLeast("encoderNoRepeatNgramSize", value, 0);
        return this;
    }

    /** Above 1 makes pieces that were written already less likely. */
    public GenerationSettings repetitionPenalty(double value) {
        repetitionPenalty = above("repetitionPenalty", value);
        return this;
    }

    /** Whether pieces are drawn by their probability; without, the most probable one is taken. */
    public GenerationSettings doSample(boolean value) {
        doSample = value;
        return this;
    }

    /** Below 1 makes drawing more certain, above 1 less. */
    public GenerationSettings temperature(double value) {
        temperature = above("temperature", value);
        return this;
    }

    /** Drawing is from so many most probable pieces; 0 for all. */
    public GenerationSettings topK(int value) {
        topK = atLeast("topK", value, 0);
        return this;
    }

    /** Drawing is from the most probable pieces that together have this probability. */
    public GenerationSettings topP(double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("topP is " + value + ", not a share above 0 and up to 1");
        }
        topP = value;
        return this;
    }

    /** What drawing depends on: equal seeds give equal texts. */
    public GenerationSettings seed(long value) {
        seed = value;
        return this;
    }

    private static int atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ": use " + least + " or more");
        }
        return value;
    }

    private static double above(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " is " + value + ": use a number above 0");
        }
        return value;
    }

    /** The longest text, its first piece included. */
    public int longest() {
        return maxNewTokens > 0 ? maxNewTokens + 1 : maxLength;
    }

    /** The shortest text, its first piece included. */
    public int shortest() {
        return minNewTokens > 0 ? minNewTokens + 1 : minLength;
    }

    public int maxLength() {
        return maxLength;
    }

    /** 0 where {@link #maxLength()} counts. */
    public int maxNewTokens() {
        return maxNewTokens;
    }

    public int numBeams() {
        return numBeams;
    }

    public int numReturnSequences() {
        return numReturnSequences;
    }

    public double lengthPenalty() {
        return lengthPenalty;
    }

    public EarlyStopping earlyStopping() {
        return earlyStopping;
    }

    public int noRepeatNgramSize() {
        return noRepeatNgramSize;
    }

    public int encoderNoRepeatNgramSize() {
        return encoderNoRepeatNgramSize;
    }

    public double repetitionPenalty() {
        return repetitionPenalty;
    }

    public boolean doSample() {
        return doSample;
    }

    public double temperature() {
        return temperature;
    }

    public int topK() {
        return topK;
    }

    public double topP() {
        return topP;
    }

    public long seed() {
        return seed;
    }
}
