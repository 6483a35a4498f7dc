/** Between what somebody wrote and records of ours, both ways: one word for each thing, and nothing guessed. */
@NullMarked
package evenkeel.config.records;

import org.jspecify.annotations.NullMarked;
