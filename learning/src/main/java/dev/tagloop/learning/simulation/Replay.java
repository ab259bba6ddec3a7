package dev.tagloop.learning.simulation;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.learning.evaluation.Evaluation;
import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.LabeledTask;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.RandomSampler;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.sampling.Selection;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One run: pick, "label", train, measure, again. */
final class Replay {
    /** Versions that a committee has. */
    private static final int COMMITTEE = 3;

    private final SimulatedData data;
    private final SimulatedLearner learner;
    private final Sampler sampler;
    private final RunStore store;
    private final CancelToken cancel;
    private final List<SimulatedModel> models = new ArrayList<>();
    private final Set<Integer> labeled = new LinkedHashSet<>();
    private SimulationRun run;

    Replay(
            SimulatedData data,
            SimulatedLearner learner,
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
        Optional<SimulatedModel> model = train();
        Score score = model.map(this::measure).orElse(new Score(0, 0, 0, 0));
        int tokens = labeled.stream().mapToInt(data.tokens()::get).sum();
        run = run.with(
                new CurveStep(
                        tokens,
                        labeled.size(),
                        score.precision(),
                        score.recall(),
                        score.f1(),
                        edits,
                        (System.nanoTime() - begin) / 1e9),
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
            LabeledText text = data.pool().get(i);
            if (labeled.contains(i)) {
                known.add(task(text, scores.get(i)));
            } else {
                candidates.add(new Candidate(
                        Integer.toString(i), text.text(), data.tokens().get(i), scores.get(i)));
            }
        }
        return new Pool(candidates, known);
    }

    private Map<Integer, TaskScores> scores(List<Integer> asked) {
        Map<Integer, TaskScores> scores = new TreeMap<>();
        if (models.isEmpty() || sampler.needs().isEmpty()) {
            return scores;
        }
        List<String> texts = asked.stream().map(i -> data.pool().get(i).text()).toList();
        List<TaskScores> newest = models.getLast().score(texts, sampler.needs());
        List<List<TaskScores>> members = new ArrayList<>();
        if (sampler.needs().contains(Need.MEMBERS) && models.size() > 1) {
            models.subList(0, models.size() - 1).forEach(model -> members.add(model.score(texts, Set.of())));
            members.add(newest);
        }
        for (int i = 0; i < texts.size(); i++) {
            TaskScores own = newest.get(i);
            List<float[][]> votes = new ArrayList<>();
            for (List<TaskScores> member : members) {
                if (member.get(i).labels().equals(own.labels())) {
                    votes.add(member.get(i).probabilities());
                }
            }
            scores.put(asked.get(i), own.withMembers(votes));
        }
        return scores;
    }

    private static LabeledTask task(LabeledText text, TaskScores scores) {
        Map<String, Integer> labels = new TreeMap<>();
        text.spans().forEach(span -> labels.merge(span.label(), 1, Integer::sum));
        return new LabeledTask(text.text(), labels, scores == null ? new float[0] : scores.embedding());
    }

    private EditCost edits(List<Integer> picked) {
        List<LabeledText> gold = picked.stream().map(data.pool()::get).toList();
        List<List<LabeledSpan>> suggested =
                models.getLast().predict(gold.stream().map(LabeledText::text).toList());
        return EditCost.of(gold.stream().map(LabeledText::spans).toList(), suggested);
    }

    private Optional<SimulatedModel> train() {
        List<LabeledText> texts = labeled.stream().map(data.pool()::get).toList();
        Optional<SimulatedModel> model = learner.learn(texts, run.setting().seed());
        model.ifPresent(models::add);
        while (models.size() > kept()) {
            models.removeFirst().close();
        }
        return model;
    }

    private int kept() {
        return sampler.needs().contains(Need.MEMBERS) ? COMMITTEE : 1;
    }

    private Score measure(SimulatedModel model) {
        List<List<LabeledSpan>> predicted =
                model.predict(data.test().stream().map(LabeledText::text).toList());
        return Evaluation.of(data.test(), predicted).scores().micro();
    }
}
