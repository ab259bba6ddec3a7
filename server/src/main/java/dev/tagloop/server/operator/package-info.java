/**
 * What the operator of a server does from the command line. Who can read the data folder is its operator:
 * {@link dev.tagloop.server.operator.AccountDesk} works in the folder while no server has it, and asks the server that has it otherwise.
 */
package dev.tagloop.server.operator;
