package dev.tagloop.core.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.alignment.Bio;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Forward-backward and Viterbi against all sequences of tags of a short text, one by one. */
class TagsEqualEnumerationTest {

    private static final List<String> TAGS = Bio.tagsFor(List.of("A", "B"));
    private static final int WORDS = 4;

    @Test
    void onRandomModels() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 20; round++) {
            TagModel model = randomModel(random);
            double[][] emissions = new double[WORDS][TAGS.size()];
            for (double[] row : emissions) {
                for (int tag = 0; tag < row.length; tag++) {
                    row[tag] = random.nextDouble(0.01, 1);
                }
            }
            ForwardBackward chain = new ForwardBackward(model, emissions, TAGS.size());
            check(chain, model, emissions);
        }
    }

    private static TagModel randomModel(SplittableRandom random) {
        TagModel model = new TagModel(TAGS);
        model.clear(0);
        for (int tag = 0; tag < TAGS.size(); tag++) {
            model.countFirst(tag, random.nextDouble());
            for (int next = 0; next < TAGS.size(); next++) {
                model.countNext(tag, next, random.nextDouble());
            }
        }
        model.toProbabilities();
        return model;
    }

    private static void check(ForwardBackward chain, TagModel model, double[][] emissions) {
        double[][] single = new double[WORDS][TAGS.size()];
        double[][][] pairs = new double[WORDS][TAGS.size()][TAGS.size()];
        double all = 0;
        double best = -1;
        int[] bestPath = null;
        for (int[] path : paths()) {
            double product = model.first(path[0]);
            for (int word = 0; word < WORDS; word++) {
                product *= emissions[word][path[word]] * (word == 0 ? 1 : model.next(path[word - 1], path[word]));
            }
            all += product;
            for (int word = 0; word < WORDS; word++) {
                single[word][path[word]] += product;
                if (word + 1 < WORDS) {
                    pairs[word][path[word]][path[word + 1]] += product;
                }
            }
            if (product > best) {
                best = product;
                bestPath = path;
            }
        }
        for (int word = 0; word < WORDS; word++) {
            for (int tag = 0; tag < TAGS.size(); tag++) {
                assertThat(chain.posterior(word, tag)).isCloseTo(single[word][tag] / all, within(1e-9));
                for (int next = 0; word + 1 < WORDS && next < TAGS.size(); next++) {
                    assertThat(chain.posterior(word, tag, next)).isCloseTo(pairs[word][tag][next] / all, within(1e-9));
                }
            }
        }
        assertThat(chain.best()).containsExactly(bestPath);
        assertThat(Bio.tagsFor(List.of("A", "B")).get(bestPath[0])).doesNotStartWith("I-");
    }

    private static List<int[]> paths() {
        List<int[]> paths = new ArrayList<>();
        int size = TAGS.size();
        for (int code = 0; code < Math.pow(size, WORDS); code++) {
            int[] path = new int[WORDS];
            for (int word = 0, rest = code; word < WORDS; word++, rest /= size) {
                path[word] = rest % size;
            }
            paths.add(path);
        }
        return paths;
    }
}
