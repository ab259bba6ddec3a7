package dev.tagloop.cli.train;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.server.ServedLearner;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.server.storage.Occupant;
import java.nio.file.Path;

/**
 * A model that was trained here from a project's labels, made the project's next version: the server's learner then need not learn the same, and
 * everybody calls the model by one name. That needs the server's data folder, so the server must run on this machine.
 *
 * @param url where the server was asked for the labels
 * @param dataDir the folder that it may have its data in
 * @param labels what the model learned from
 */
record ProjectVersion(String url, Path dataDir, long project, LabelSnapshot labels) {
    /** Keeps it there, and lets it predict where nothing did; says what came of it. @param model the training's folder */
    void keep(Path model, Console console) {
        if (!Occupant.isAt(dataDir, url)) {
            console.say(
                    "The model is in its folder alone: the server at " + url + " does not have its data in " + dataDir
                            + ", so its learner does not know of it. (--data-dir names the folder of a server on this machine.)");
            return;
        }
        LearnerTrainings versions = LearnerTrainings.open(ServedLearner.versions(dataDir, project), new LocalTrainer());
        try {
            String name = versions.adopt(model, labels).name();
            if (versions.promoted().isEmpty()) {
                versions.promote(name);
                console.say("It is version " + name + " of project " + project + ", and predicts there from now on.");
            } else {
                console.say("It is version " + name + " of project " + project + ". "
                        + versions.promoted().get().name()
                        + " goes on predicting until you change that: tagloop models promote "
                        + name + " --project " + project);
            }
        } catch (BackendException e) {
            console.warn(e.getMessage());
        }
    }
}
