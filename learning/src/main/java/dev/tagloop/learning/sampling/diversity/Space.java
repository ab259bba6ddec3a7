package dev.tagloop.learning.sampling.diversity;

/** Points with distances, by number. */
interface Space {

    int size();

    double squaredDistance(int a, int b);
}
