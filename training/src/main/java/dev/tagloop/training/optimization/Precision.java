package dev.tagloop.training.optimization;

/** In what numbers a training computes. Weights and moments are always kept as 32-bit floats. */
public enum Precision {
    /** 32-bit floats everywhere. */
    FP32,
    /** Linear layers multiply numbers of 16 bits ({@code bfloat16}) and sum them up in 32. */
    BF16
}
