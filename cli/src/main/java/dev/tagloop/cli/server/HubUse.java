package dev.tagloop.cli.server;

/** How a server reads data sets of the Hugging Face Hub for those who import them. */
public enum HubUse {
    /** With the operator's token, if there is one. */
    TOKEN,
    /** Without a token: public data sets only. */
    PUBLIC,
    /** Not at all. */
    OFF
}
