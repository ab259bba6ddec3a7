package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.labelstudio.model.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Orders tasks by the number of their words: {@code most-words} reads them first, {@code backwards} goes by their ids and reads nothing. Readings
 * can be held.
 */
final class WordOrders implements TaskOrdering {
    private final Function<BackendProject, Optional<String>> serving;
    /** By reader and text. */
    private final Map<String, Map<String, Integer>> read = new ConcurrentHashMap<>();

    private final AtomicInteger texts = new AtomicInteger();
    private volatile CountDownLatch held = new CountDownLatch(0);

    WordOrders(Function<BackendProject, Optional<String>> serving) {
        this.serving = serving;
    }

    /** How many texts were read so far. */
    int texts() {
        return texts.get();
    }

    /** Lets readings wait until the latch is open. */
    void hold(CountDownLatch until) {
        held = until;
    }

    @Override
    public List<Method> methods(BackendProject project) {
        return List.of(
                new Method("backwards", "The newest first.", false, Optional.empty()),
                new Method(
                        "most-words",
                        "Many words first.",
                        true,
                        serving.apply(project).isPresent() ? Optional.empty() : Optional.of("Nothing answers yet.")));
    }

    @Override
    public Optional<String> reader(BackendProject project, String method) {
        return method.equals("most-words") ? serving.apply(project) : Optional.empty();
    }

    @Override
    public Reading read(BackendProject project, String method) {
        Map<String, Integer> known =
                read.computeIfAbsent(reader(project, method).orElseThrow(), name -> new ConcurrentHashMap<>());
        return new Reading() {
            @Override
            public int read(List<Task> tasks) {
                await();
                int before = known.size();
                tasks.forEach(task -> known.computeIfAbsent(Words.text(task), text -> {
                    texts.incrementAndGet();
                    if (text.equals("unreadable")) {
                        throw new BackendException(Fault.ANSWER, "That cannot be read.");
                    }
                    return text.split(" ", -1).length;
                }));
                return known.size() - before;
            }

            @Override
            public void complete() {
                known.values().removeIf(count -> count < 0);
            }

            @Override
            public void close() {
                held = new CountDownLatch(0);
            }
        };
    }

    private void await() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Order order(BackendProject project, String method, Pool pool, int count, long seed) {
        List<Task> tasks = new ArrayList<>();
        pool.open().forEachRemaining(tasks::addAll);
        if (method.equals("backwards")) {
            return new Order(
                    method,
                    tasks.reversed().stream()
                            .limit(count)
                            .map(task -> new Place(
                                    task.id().orElseThrow(),
                                    0,
                                    "newer than the rest",
                                    List.of(new Why(
                                            "newer",
                                            List.of(Long.toString(task.id().orElseThrow()))))))
                            .toList(),
                    Optional.empty());
        }
        Map<String, Integer> known = reader(project, method).map(read::get).orElse(null);
        if (known == null) {
            return new Order(
                    "random",
                    tasks.stream()
                            .limit(count)
                            .map(task -> new Place(task.id().orElseThrow(), 0, "at random"))
                            .toList(),
                    Optional.of("No task was read yet, so they come at random."));
        }
        return new Order(
                method,
                tasks.stream()
                        .sorted(Comparator.comparing((Task task) -> -known.getOrDefault(Words.text(task), 0))
                                .thenComparing(task -> task.id().orElseThrow()))
                        .limit(count)
                        .map(task -> new Place(
                                task.id().orElseThrow(),
                                known.getOrDefault(Words.text(task), 0),
                                known.getOrDefault(Words.text(task), 0) + " words",
                                List.of(new Why(
                                        "words", List.of(Integer.toString(known.getOrDefault(Words.text(task), 0)))))))
                        .toList(),
                Optional.empty());
    }
}
