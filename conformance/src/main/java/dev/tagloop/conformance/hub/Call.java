package dev.tagloop.conformance.hub;

/** What a request asks for, as the tests name it. */
public enum Call {
    /** Who the token belongs to. */
    WHOAMI,
    /** The description of a repository. */
    INFO,
    /** A list of repositories. */
    LIST,
    /** A page of a listing of files. */
    TREE,
    /** Some files by path. */
    PATHS_INFO,
    /** Branches and tags. */
    REFS,
    /** The history. */
    COMMITS,
    /** What a file is: the HEAD of its address. */
    RESOLVE_HEAD,
    /** A file: the GET of its address. */
    RESOLVE_GET,
    /** The content of a file on the second host. */
    CONTENT,
    /** A new repository. */
    CREATE,
    /** The end of a repository. */
    DELETE,
    /** A new branch or tag. */
    BRANCH,
    /** Whether the front matter of a README is right. */
    VALIDATE_YAML,
    /** Which files are large. */
    PREUPLOAD,
    /** Where large files go. */
    LFS_BATCH,
    /** A large file, or a part of it, on the second host. */
    LFS_PUT,
    /** The end of an upload in parts. */
    LFS_COMPLETE,
    /** Whether a large file has arrived. */
    LFS_VERIFY,
    /** A commit. */
    COMMIT,
    /** Anything else. */
    OTHER
}
