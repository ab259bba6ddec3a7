package dev.tagloop.learning.simulation;

import dev.tagloop.learning.snapshot.CanonicalJson;

/**
 * Everything that decides the outcome of the tutorial's example.
 *
 * @param data digest of the texts
 * @param bootstrap texts labelled by hand
 * @param seed draws them
 * @param learner how the model is trained
 */
record TutorialSetting(String data, int bootstrap, long seed, String learner) {

    /** What its file and the folder of its model are called. */
    String name() {
        return "tutorial-" + bootstrap + "-" + seed + "-"
                + CanonicalJson.sha256(toString()).substring(0, 12);
    }
}
