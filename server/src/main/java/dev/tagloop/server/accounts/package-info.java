/**
 * Accounts, organizations and the ways to prove who one is: password and session, one-time link, legacy token, personal access token.
 * {@link dev.tagloop.server.accounts.Accounts} wires them together.
 */
package dev.tagloop.server.accounts;
