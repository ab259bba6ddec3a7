package dev.tagloop.cli.train;

/** What is trained. */
enum TrainingEngine {
    /** A transformer. */
    ENCODER,
    /** A model of OpenNLP. */
    OPENNLP
}
