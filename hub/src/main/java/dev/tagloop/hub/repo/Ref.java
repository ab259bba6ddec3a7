package dev.tagloop.hub.repo;

/**
 * A branch, a tag, a converted branch or a pull request.
 *
 * @param name its short name
 * @param ref its full name, such as {@code refs/heads/main}
 * @param commit where it points
 */
public record Ref(String name, String ref, String commit) {}
