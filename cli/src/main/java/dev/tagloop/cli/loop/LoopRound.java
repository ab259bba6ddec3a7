package dev.tagloop.cli.loop;

/**
 * What came of a round.
 *
 * @param round from 1
 * @param labelled labelled texts in all
 * @param labels digest of their texts and labels
 * @param version the version that was trained
 * @param f1 its strict F1 on the test part of the data set
 * @param heldOutF1 its strict F1 as it was measured in training; null where nothing was measured
 * @param difference by how much its F1 is higher than that of the version before, on texts that neither has learned from; null without one
 * @param low lower end of the 95 % interval of the difference
 * @param high upper end
 * @param promoted the version that predicts after the round
 * @param predicted unlabelled texts that it predicted
 * @param poolF1 strict F1 of those predictions, as the server has stored them
 */
record LoopRound(
        int round,
        int labelled,
        String labels,
        String version,
        double f1,
        Double heldOutF1,
        Double difference,
        Double low,
        Double high,
        String promoted,
        long predicted,
        double poolF1) {}
