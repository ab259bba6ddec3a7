package dev.tagloop.server.learner;

import java.util.ArrayList;
import java.util.List;

/** A training in a process of its own that works until something ends it, or takes all memory that it can get. */
final class TeacherProgram {
    private TeacherProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("ready");
        List<byte[]> taken = new ArrayList<>();
        for (long sum = 0; ; sum++) {
            if (arguments[0].equals("greedy")) {
                taken.add(new byte[1 << 20]);
            } else if (sum % 1_000_000 == 0) {
                Thread.sleep(1);
            }
        }
    }
}
