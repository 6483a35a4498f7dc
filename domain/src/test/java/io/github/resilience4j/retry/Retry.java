package io.github.resilience4j.retry;

/** Stands for the library's class, which is on no class path of ours: a planted offender needs something to see. */
public interface Retry {}
