package dev.tagloop.learning.simulation;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.LabeledTask;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.RandomSampler;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.sampling.Selection;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.pool.CommitteeScoreProvider;
import dev.tagloop.learning.task.LearningTask;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One run: pick, "label", train, measure, again. */
final class Replay<E> {
    /** Versions that a committee has. */
    private static final int COMMITTEE = 3;

    private final SimulatedData<E> data;
    private final SimulatedLearner<E> learner;
    private final Sampler sampler;
    private final RunStore store;
    private final CancelToken cancel;
    private final List<SimulatedModel<E>> models = new ArrayList<>();
    private final Set<Integer> labeled = new LinkedHashSet<>();
    private SimulationRun run;

    Replay(
            SimulatedData<E> data,
            SimulatedLearner<E> learner,
            Sampler sampler,
            SimulationRun run,
            RunStore store,
            CancelToken cancel) {
        this.data = data;
        this.learner = learner;
        this.sampler = sampler;
        this.run = run;
        this.store = store;
        this.cancel = cancel;
    }

    /** Does what is left of it. */
    SimulationRun finish() {
        try {
            goOn();
            while (!run.isDone()) {
                cancel.throwIfCancelled();
                step(run.setting().budgets().get(run.steps().size()));
            }
            return run;
        } finally {
            models.forEach(SimulatedModel::close);
        }
    }

    /** Makes the models again that the next step asks; training is repeatable, so they are the same. */
    private void goOn() {
        int done = run.picked().size();
        for (int step = 0; step < done; step++) {
            labeled.addAll(run.picked().get(step));
            if (!run.isDone() && step >= done - kept()) {
                train();
            }
        }
    }

    private void step(int budget) {
        long begin = System.nanoTime();
        List<String> notes = new ArrayList<>();
        List<Integer> picked = pick(budget, notes);
        EditCost edits = models.isEmpty() ? null : edits(picked);
        labeled.addAll(picked);
        Optional<SimulatedModel<E>> model = train();
        int tokens = labeled.stream().mapToInt(data.tokens()::get).sum();
        run = run.with(
                new CurveStep(tokens, labeled.size(), measure(model), edits, (System.nanoTime() - begin) / 1e9),
                picked,
                notes);
        store.write(run);
    }

    /** Picks until the budget is reached. Samplers that choose batches get to know about how many there will be. */
    private List<Integer> pick(int budget, List<String> notes) {
        List<Integer> picked = new ArrayList<>();
        int used = labeled.stream().mapToInt(data.tokens()::get).sum();
        Pool pool = pool();
        Sampler chosen = labeled.isEmpty() ? new RandomSampler() : sampler;
        Set<String> taken = new TreeSet<>();
        while (used < budget && taken.size() < pool.candidates().size()) {
            Pool left = pool.only(candidate -> !taken.contains(candidate.key()));
            double mean = left.candidates().stream()
                    .mapToInt(Candidate::tokens)
                    .average()
                    .orElse(1);
            int count = (int) Math.max(1, Math.round((budget - used) / Math.max(1, mean)));
            Selection selection =
                    Selection.of(chosen, left, count, run.setting().seed());
            selection.note().filter(note -> !notes.contains(note)).ifPresent(notes::add);
            for (Pick pick : selection.picks()) {
                if (used < budget) {
                    used += pick.candidate().tokens();
                    picked.add(Integer.parseInt(pick.candidate().key()));
                }
                taken.add(pick.candidate().key());
            }
        }
        return picked;
    }

    private Pool pool() {
        boolean neighbours = sampler.needs().contains(Need.EMBEDDING);
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < data.pool().size(); i++) {
            if (neighbours || !labeled.contains(i)) {
                asked.add(i);
            }
        }
        Map<Integer, TaskScores> scores = scores(asked);
        List<Candidate> candidates = new ArrayList<>();
        List<LabeledTask> known = new ArrayList<>();
        for (int i = 0; i < data.pool().size(); i++) {
            E example = data.pool().get(i);
            if (labeled.contains(i)) {
                known.add(task(example, scores.get(i)));
            } else {
                candidates.add(new Candidate(
                        Integer.toString(i),
                        data.task().text(example),
                        data.tokens().get(i),
                        scores.get(i)));
            }
        }
        return new Pool(candidates, known);
    }

    private Map<Integer, TaskScores> scores(List<Integer> asked) {
        Map<Integer, TaskScores> scores = new TreeMap<>();
        if (models.isEmpty() || sampler.needs().isEmpty()) {
            return scores;
        }
        List<E> examples = asked.stream().map(data.pool()::get).toList();
        List<TaskScores> newest = models.getLast().score(examples, sampler.needs());
        List<List<TaskScores>> older = isCommittee()
                ? models.subList(0, models.size() - 1).reversed().stream()
                        .map(model -> model.score(examples, Set.of()))
                        .toList()
                : List.of();
        for (int i = 0; i < examples.size(); i++) {
            int place = i;
            List<TaskScores> said = new ArrayList<>(List.of(newest.get(i)));
            older.forEach(member -> said.add(member.get(place)));
            scores.put(asked.get(i), said.size() == 1 ? said.getFirst() : CommitteeScoreProvider.together(said));
        }
        return scores;
    }

    private boolean isCommittee() {
        return sampler.needs().contains(Need.MEMBERS) || sampler.needs().contains(Need.NUMBER_MEMBERS);
    }

    private LabeledTask task(E example, TaskScores scores) {
        return new LabeledTask(
                data.task().text(example),
                data.task().labels(example),
                scores == null ? new float[0] : scores.embedding());
    }

    private EditCost edits(List<Integer> picked) {
        List<E> gold = picked.stream().map(data.pool()::get).toList();
        return data.task().edits(gold, models.getLast().predict(gold));
    }

    private Optional<SimulatedModel<E>> train() {
        List<E> examples = labeled.stream().map(data.pool()::get).toList();
        Optional<SimulatedModel<E>> model =
                learner.learn(examples, run.setting().seed());
        model.ifPresent(models::add);
        while (models.size() > kept()) {
            models.removeFirst().close();
        }
        return model;
    }

    private int kept() {
        return isCommittee() ? COMMITTEE : 1;
    }

    /** Where there is nothing to learn yet, what stands for no answer is measured. */
    private Map<String, Double> measure(Optional<SimulatedModel<E>> model) {
        LearningTask<E> task = data.task().task();
        List<E> answers = model.map(trained -> trained.predict(data.test()))
                .orElseGet(() -> data.test().stream().map(task::withoutAnswer).toList());
        return task.measure(data.test(), answers).metrics();
    }
}
