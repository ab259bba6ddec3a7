package dev.tagloop.models;

import dev.tagloop.core.text.Text;

/**
 * How answers are looked for; names and defaults are those of Hugging Face's pipeline.
 *
 * @param topK how many answers are wanted
 * @param docStride tokens of the text that overlapping windows share; cut to half a window
 * @param maxSeqLen tokens of question and window together; cut to what the model reads
 * @param maxAnswerLen the most tokens of an answer
 * @param handleImpossibleAnswer whether the answer may be that there is none
 * @param alignToWords whether an answer that begins or ends inside a word grows to the whole word
 */
public record QuestionAnsweringOptions(
        int topK,
        int docStride,
        int maxSeqLen,
        int maxAnswerLen,
        boolean handleImpossibleAnswer,
        boolean alignToWords) {

    public QuestionAnsweringOptions {
        if (topK < 1 || maxAnswerLen < 1 || maxSeqLen < 1 || docStride < 0) {
            throw new IllegalArgumentException("topK, maxAnswerLen and maxSeqLen must be at least 1 and docStride at"
                    + " least 0, got " + topK + ", " + maxAnswerLen + ", " + maxSeqLen + ", " + docStride);
        }
    }

    /** One answer of up to 15 tokens, windows of 384 tokens that share 128, always an answer, whole words. */
    public static QuestionAnsweringOptions defaults() {
        return new QuestionAnsweringOptions(1, 128, 384, 15, false, true);
    }

    public QuestionAnsweringOptions withTopK(int value) {
        return new QuestionAnsweringOptions(
                value, docStride, maxSeqLen, maxAnswerLen, handleImpossibleAnswer, alignToWords);
    }

    public QuestionAnsweringOptions withDocStride(int value) {
        return new QuestionAnsweringOptions(topK, value, maxSeqLen, maxAnswerLen, handleImpossibleAnswer, alignToWords);
    }

    public QuestionAnsweringOptions withMaxSeqLen(int value) {
        return new QuestionAnsweringOptions(topK, docStride, value, maxAnswerLen, handleImpossibleAnswer, alignToWords);
    }

    public QuestionAnsweringOptions withMaxAnswerLen(int value) {
        return new QuestionAnsweringOptions(topK, docStride, maxSeqLen, value, handleImpossibleAnswer, alignToWords);
    }

    public QuestionAnsweringOptions withHandleImpossibleAnswer(boolean value) {
        return new QuestionAnsweringOptions(topK, docStride, maxSeqLen, maxAnswerLen, value, alignToWords);
    }

    public QuestionAnsweringOptions withAlignToWords(boolean value) {
        return new QuestionAnsweringOptions(topK, docStride, maxSeqLen, maxAnswerLen, handleImpossibleAnswer, value);
    }

    /** Whether a question leaves enough room for a text beside it. */
    boolean leavesRoom(FastTokenizer tokenizer, String question) {
        int length = Math.min(maxSeqLen, tokenizer.maxLength());
        return tokenizer.encodePair(Text.of(question), Text.of("")).encoding().size() + Math.min(docStride, length / 2)
                < length;
    }
}
