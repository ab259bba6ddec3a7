package dev.tagloop.training.trainer;

import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.TensorFile;
import dev.tagloop.training.internal.loop.ModelState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a checkpoint holds beside the model so that its training can be gone on with: weights as they are trained, the
 * optimiser's moments and the place, in one file of our own. Python's files for it are pickles, which nobody should read.
 *
 * @param place where the training was
 * @param model weights and moments
 * @param log what the training had logged
 */
record ResumableState(Place place, ModelState model, TrainerState log) {
    /** The file in a checkpoint's folder. */
    static final String FILE = "training_state.safetensors";

    private static final String PLACE = "place";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static void write(Path folder, Place place, List<TensorFile.Part> tensors) {
        TensorFile.write(folder.resolve(FILE), Map.of(PLACE, JSON.writeValueAsString(place)), tensors);
    }

    /**
     * Reads a checkpoint.
     *
     * @param fingerprint of the training that goes on
     * @throws IllegalArgumentException if it is no checkpoint, or one of another training
     */
    static ResumableState read(Path folder, String fingerprint, TrainingArguments arguments) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(folder + " has no " + FILE
                    + ", so no training can be resumed from it: give a folder checkpoint-STEP that a Trainer has kept");
        }
        try {
            Place place = JSON.readValue(TensorFile.metadata(file).get(PLACE), Place.class);
            if (!place.fingerprint().equals(fingerprint)) {
                throw new IllegalArgumentException(
                        "the checkpoint " + folder + " is of a training with another base, other"
                                + " examples or other arguments: a training is resumed with those that it began with");
            }
            return new ResumableState(
                    place,
                    ModelState.read(place.step(), file),
                    TrainerState.read(folder.resolve("trainer_state.json"), arguments.epochs()));
        } catch (ModelFormatException | JacksonException e) {
            throw new IllegalArgumentException("the checkpoint " + folder + " is damaged: " + e.getMessage(), e);
        }
    }
}
