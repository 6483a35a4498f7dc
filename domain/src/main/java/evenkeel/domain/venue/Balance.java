package evenkeel.domain.venue;

import evenkeel.domain.money.Usd;

/** An account's wallet at a venue, without unrealised profit, and what of it is free for new positions. */
public record Balance(String venue, String currency, Usd wallet, Usd available) {}
