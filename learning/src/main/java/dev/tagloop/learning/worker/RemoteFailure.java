package dev.tagloop.learning.worker;

import dev.tagloop.learning.train.NothingToLearnException;
import dev.tagloop.learning.train.TooFewLabelsException;
import dev.tagloop.learning.train.TrainingFailedException;
import dev.tagloop.models.ModelFormatException;

/** Turns what went wrong in the child into the exception that the same thing raises in one process. */
final class RemoteFailure {

    private RemoteFailure() {}

    static RuntimeException of(WorkerMessage.Failed failed) {
        if (failed.kind().equals(TooFewLabelsException.class.getSimpleName())) {
            return new TooFewLabelsException(failed.message());
        }
        if (failed.kind().equals(NothingToLearnException.class.getSimpleName())) {
            return new NothingToLearnException(failed.message());
        }
        if (failed.kind().equals(ModelFormatException.class.getSimpleName())) {
            return new ModelFormatException(failed.message());
        }
        if (failed.kind().equals(OutOfMemoryError.class.getSimpleName())) {
            return new TrainingFailedException(ChildEnd.outOfMemory(failed.message()));
        }
        return new TrainingFailedException(failed.message());
    }
}
