package dev.tagloop.learning.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tagloop.learning.train.RunEpoch;
import dev.tagloop.training.StepRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the child says, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerMessage.Alive.class, name = "alive"),
    @JsonSubTypes.Type(value = WorkerMessage.Step.class, name = "step"),
    @JsonSubTypes.Type(value = WorkerMessage.Log.class, name = "log"),
    @JsonSubTypes.Type(value = WorkerMessage.Epoch.class, name = "epoch"),
    @JsonSubTypes.Type(value = WorkerMessage.Figures.class, name = "figures"),
    @JsonSubTypes.Type(value = WorkerMessage.Done.class, name = "done"),
    @JsonSubTypes.Type(value = WorkerMessage.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = WorkerMessage.Failed.class, name = "failed")
})
sealed interface WorkerMessage {

    JsonMapper MAPPER = JsonMapper.builder().build();

    /** It is still there. */
    record Alive() implements WorkerMessage {}

    /** How far it is. */
    record Step(String name, long done, long total) implements WorkerMessage {}

    /** A line for the log. */
    record Log(String line) implements WorkerMessage {}

    /** An epoch is over. */
    record Epoch(RunEpoch epoch) implements WorkerMessage {}

    /** A point of the loss curve. */
    record Figures(StepRecord point) implements WorkerMessage {}

    /** The model is written. */
    record Done() implements WorkerMessage {}

    /** It stopped because it was asked to. */
    record Cancelled() implements WorkerMessage {}

    /** It went wrong; the kind is the exception's simple name. */
    record Failed(String kind, String message) implements WorkerMessage {}

    /** The message as a line. */
    default String toLine() {
        return MAPPER.writerFor(WorkerMessage.class).writeValueAsString(this);
    }

    /** Reads a line; null if it is no message. */
    static WorkerMessage parse(String line) {
        try {
            return line.startsWith("{") ? MAPPER.readValue(line, WorkerMessage.class) : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
