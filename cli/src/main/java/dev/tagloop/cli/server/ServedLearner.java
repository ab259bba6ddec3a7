package dev.tagloop.cli.server;

import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.learning.learner.BuiltInLearner;
import dev.tagloop.learning.worker.ChildJvm;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;

/** The learner that a server brings along; the versions of all projects lie in the server's data folder. */
public final class ServedLearner {
    private ServedLearner() {}

    /** Opens it. @param dataDir the server's data folder */
    public static Learner in(Path dataDir) {
        return BuiltInLearner.open(models(dataDir), ChildJvm.defaults(), PipelineSettings.defaults());
    }

    /** The folder that holds a folder of versions for each project. */
    public static Path models(Path dataDir) {
        return dataDir.resolve("models");
    }

    /** The folder of a project's versions. */
    public static Path versions(Path dataDir, long project) {
        return models(dataDir).resolve("project-" + project);
    }
}
