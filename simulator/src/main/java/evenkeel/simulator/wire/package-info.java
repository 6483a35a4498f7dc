/**
 * What every wire server stands on: HTTP and WebSocket on loopback, one locked exchange, and a log that survives a
 * kill.
 */
@NullMarked
package evenkeel.simulator.wire;

import org.jspecify.annotations.NullMarked;
