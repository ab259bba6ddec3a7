package dev.tagloop.datasets.features;

/** The type of a column, or of a part of one. */
public sealed interface Feature permits Value, ClassLabel, ListOf, Struct, Translation, Opaque {}
