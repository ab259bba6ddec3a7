package dev.tagloop.learning.testing;

/** A run's file. */
public final class Runs {

    private Runs() {}

    /** The file of a run with this F1. */
    public static String json(double f1) {
        return """
                {"created": "2026-11-24T09:00:00Z", "data": "project 3", "digest": "d", "documents": 50, "trained": 42,
                 "labels": ["PER"], "base": "minilm", "base_revision": "sha256:0", "seed": 42,
                 "settings": {"epochs": 1, "batch_size": 8, "learning_rate": 2e-4, "head_multiple": 10, "weight_decay": 0.01,
                   "warmup": 0.1, "max_gradient_norm": 1, "dropout": 0.1, "max_length": 128, "stride": 32,
                   "word_shape": true, "seed": 42, "threads": 0, "device": "cpu"},
                 "scores": {"method": "HELD_OUT", "documents": 8, "precision": 1, "recall": 1, "f1": %s, "labels": {}},
                 "epochs": [], "best_epoch": 1,
                 "alignment": {"spans": 0, "exact": 0, "snapped": 0, "dropped": 0, "changed": []},
                 "notes": [], "seconds": 1.5}
                """.formatted(f1);
    }
}
