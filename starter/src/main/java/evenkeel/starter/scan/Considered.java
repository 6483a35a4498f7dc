package evenkeel.starter.scan;

/** A symbol, considered: refused with a reason, or worth a trade. */
sealed interface Considered permits Verdict, Candidate {}
