package dev.tagloop.conformance.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is to go wrong next. Each order is used up by the requests that it fits, oldest order first. */
public final class Faults {
    private final List<Order> orders = new ArrayList<>();

    /** The next request for {@code call} goes wrong. */
    public Faults next(Call call, Fault fault) {
        return next(call, fault, 1);
    }

    /** The next {@code times} requests for {@code call} go wrong. */
    public Faults next(Call call, Fault fault, int times) {
        return next(request -> request.call() == call, fault, times);
    }

    /** Every request for {@code call} goes wrong from now on. */
    public Faults always(Call call, Fault fault) {
        return next(call, fault, Integer.MAX_VALUE);
    }

    /** Requests that fit a condition go wrong; the status of what is tested is 0. */
    public synchronized Faults next(Predicate<Recorded> which, Fault fault, int times) {
        orders.add(new Order(which, fault, times));
        return this;
    }

    /** Nothing goes wrong any more. */
    public synchronized void clear() {
        orders.clear();
    }

    synchronized Optional<Fault> take(Recorded request) {
        for (Order order : orders) {
            if (order.which.test(request)) {
                order.left--;
                if (order.left == 0) {
                    orders.remove(order);
                }
                return Optional.of(order.fault);
            }
        }
        return Optional.empty();
    }

    private static final class Order {
        private final Predicate<Recorded> which;
        private final Fault fault;
        private int left;

        Order(Predicate<Recorded> which, Fault fault, int left) {
            this.which = which;
            this.fault = fault;
            this.left = left;
        }
    }
}
