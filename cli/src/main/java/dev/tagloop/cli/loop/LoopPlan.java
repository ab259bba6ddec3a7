package dev.tagloop.cli.loop;

import dev.tagloop.learning.train.TrainingOptions;

/**
 * What decides the outcome of a loop; one that was broken off is gone on with only under the same plan.
 *
 * @param dataset the labelled data set
 * @param rounds how many rounds
 * @param perRound texts that are labelled in each
 * @param test texts of the test part that every version is measured on
 * @param training how each version is trained
 */
record LoopPlan(String dataset, int rounds, int perRound, int test, TrainingOptions training) {

    /** Texts in the project: the last round needs some to predict. */
    int tasks() {
        return (rounds + 1) * perRound;
    }
}
