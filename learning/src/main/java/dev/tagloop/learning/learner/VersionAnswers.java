package dev.tagloop.learning.learner;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import java.util.List;

/** Asks versions of a project what they say of examples. */
interface VersionAnswers {

    /** Opens each version that is asked, and closes it afterwards. */
    VersionAnswers ANEW = VersionAnswers::opened;

    /** What a version says, in the order of the examples. @param task what it has learned */
    <E> List<E> predict(LearningTask<E> task, ModelVersion version, List<E> examples);

    /** Asks the models that answer people, too: the version before mostly is open, and the new one is needed open as soon as it is better. */
    static VersionAnswers of(OpenModels models, PipelineSettings settings) {
        return new VersionAnswers() {
            @Override
            public <E> List<E> predict(LearningTask<E> task, ModelVersion version, List<E> examples) {
                ModelSource source = ModelSource.in(
                        version.folder(), version.name(), task, version.run().labels(), settings);
                try (OpenModels.Lease lease = models.use(source)) {
                    // A version is only ever opened for what it has learned.
                    @SuppressWarnings("unchecked")
                    TaskModel<E> model = (TaskModel<E>) lease.model().model();
                    return model.predict(examples, Progress.NONE, new CancelToken());
                }
            }
        };
    }

    private static <E> List<E> opened(LearningTask<E> task, ModelVersion version, List<E> examples) {
        try (TaskModel<E> model = Combinations.isThere(version.folder())
                ? Combinations.open(task, version.folder(), PipelineSettings.defaults())
                : task.open(Checkpoint.read(version.folder()), PipelineSettings.defaults())) {
            return model.predict(examples, Progress.NONE, new CancelToken());
        }
    }
}
