package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.sampling.TaskScores;
import java.util.List;

/** Where the scores of a pool come from: a model, several of them, with or without dropout. */
public interface ScoreProvider {

    /** Names the model's version and what is asked of it. Scores under one name never change, so they need not be asked for twice. */
    String version();

    /** What is said about each text, in their order. */
    List<TaskScores> score(List<String> texts);
}
