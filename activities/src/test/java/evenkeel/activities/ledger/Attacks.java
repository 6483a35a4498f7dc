package evenkeel.activities.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For every check and every trigger of the ledger a bad write that nothing else would refuse. */
final class Attacks {
    private static final String NO_TXN = "11111111-1111-1111-1111-111111111111";

    private static final String INHERITED =
            "\"inherited\": true, \"status\": \"FILLED\", \"filled\": 1.5, \"sent_at\": null";

    private Attacks() {}

    /** By table and constraint; the triggers of the tables are off. */
    static Map<String, String> onChecks() {
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("exact.amount_exact", "UPDATE correction SET change = 'NaN'");
        attacks.put("trade.trade_ended", "UPDATE trade SET ended_at = now()");
        attacks.put("order_intent.order_client_id", order("\"client_order_id\": \"free-text\""));
        attacks.put("order_intent.order_intent_seq_check", order("\"seq\": 0"));
        attacks.put("order_intent.order_intent_side_check", order("\"side\": \"SIDEWAYS\""));
        attacks.put("order_intent.order_intent_time_in_force_check", order("\"time_in_force\": \"LATER\""));
        attacks.put("order_intent.order_intent_purpose_check", order("\"purpose\": \"FUN\""));
        attacks.put("order_intent.order_intent_request_sha256_check", order("\"request_sha256\": \"\\\\x00\""));
        attacks.put("order_intent.amount_positive", order("\"limit_price\": 0"));
        attacks.put("order_intent.order_reduces", order("\"purpose\": \"REDUCE\""));
        attacks.put("order_intent.order_was_sent", order("\"status\": \"SENT\", \"filled\": 0, \"sent_at\": null"));
        attacks.put("order_intent.inherited_is_over", order("\"inherited\": true"));
        attacks.put("order_intent.fill_within", order("\"filled\": 99"));
        attacks.put("order_intent.fill_fits_status", order("\"status\": \"FILLED\""));
        attacks.put(
                "ledger_account.ledger_account_kind_check",
                "INSERT INTO ledger_account (id, currency, kind) VALUES ('gold', 'USD', 'GOLD')");
        attacks.put("ledger_txn.ledger_txn_cause_check", "UPDATE ledger_txn SET cause = 'GIFT'");
        attacks.put("ledger_entry.amount_not_zero", "UPDATE ledger_entry SET amount = 0");
        attacks.put("fill.amount_positive", "UPDATE fill SET price = 0");
        attacks.put("fill.fee_valued", "UPDATE fill SET fee_rate = 0.99");
        attacks.put("fill.paid_in_dollars", "UPDATE fill SET quote = 'BTC'");
        attacks.put("funding_booking.paid_in_dollars", "UPDATE funding_booking SET currency = 'BTC'");
        attacks.put("funding_booking.funding_posted_if_paid", "UPDATE funding_booking SET amount = 0");
        attacks.put("correction.correction_content_sha256_check", "UPDATE correction SET content_sha256 = ''");
        attacks.put("alert.alert_severity_check", "UPDATE alert SET severity = 'LOUD'");
        attacks.put("audit.said", "UPDATE audit SET actor = '' WHERE n = 1");
        attacks.put("ledger_mode.ledger_mode_one_check", "UPDATE ledger_mode SET one = false");
        attacks.put("ledger_mode.ledger_mode_mode_check", "UPDATE ledger_mode SET mode = 'FUN'");
        attacks.put("halt.halt_scope", "UPDATE halt SET scope = 'planet:mars'");
        attacks.put("halt.halt_level", "UPDATE halt SET level = 'K9'");
        attacks.put("halt.said", "UPDATE halt SET pressed_by = ''");
        attacks.put("halt_release.said", "UPDATE halt_release SET reason = ''");
        attacks.put("incident.incident_severity_check", "UPDATE incident SET severity = 'LOUD'");
        attacks.put("incident.said", "UPDATE incident SET key = ''");
        attacks.put("incident.incident_closed", "UPDATE incident SET closed_at = now(), closed_by = ' ', reason = 'x'");
        attacks.put("config_version.config_hashed", "UPDATE config_version SET content = 'another'");
        attacks.put("kept_settings.settings_hashed", "UPDATE kept_settings SET keys = 'others'");
        attacks.put("capital.capital_within", "UPDATE capital SET slots_reserved = 99");
        attacks.put("attempt.attempt_status_check", "UPDATE attempt SET status = 'LOST', code = 'c'");
        attacks.put("attempt.attempt_says_why", "UPDATE attempt SET status = 'FAILED'");
        attacks.put("reservation.reservation_slots_check", "UPDATE reservation SET slots = -1");
        attacks.put("reservation.reservation_notional_check", "UPDATE reservation SET notional = -1");
        attacks.put("reservation.reservation_status_check", "UPDATE reservation SET status = 'LOST'");
        attacks.put("stranger.stranger_released", "UPDATE stranger SET reason = 'because'");
        attacks.put("order_number.number_fits", "UPDATE order_number SET number = 281474976710656");
        attacks.put("rate_budget.budget_taken", "UPDATE rate_budget SET taken = -1");
        attacks.put(
                "reconciled.reconciled_action",
                "INSERT INTO reconciled (id, at, symbol, venue, trade, finding, action, details)"
                        + " VALUES ('other', now(), '', '', '', '', 'danced', '')");
        attacks.put(
                "delivery.delivery_outcome",
                "INSERT INTO delivery (notice, about, outcome, at) VALUES ('other', '', 'SUNG', now())");
        attacks.put("equity.equity_one_check", "UPDATE equity SET one = false");
        attacks.put("equity.peak_is_highest", "UPDATE equity SET equity = peak + 1");
        attacks.put("pause.pause_reason", "UPDATE pause SET reason = 'MOOD'");
        attacks.put("pause.pause_severity", "UPDATE pause SET severity = 'LOUD'");
        attacks.put("pause.pause_lasts", "UPDATE pause SET until = NULL WHERE ended_at IS NULL");
        attacks.put("pause.pause_ended", "UPDATE pause SET why = ' '");
        attacks.put("hourly_rate.rate_finite", "UPDATE hourly_rate SET rate = 'NaN'");
        attacks.put("hourly_rate.rate_of_an_hour", "UPDATE hourly_rate SET hour = hour + interval '1 minute'");
        return attacks;
    }

    /** By table and trigger; all other triggers are off. Those that refuse every change are attacked without a list. */
    static Map<String, List<String>> onRefusals() {
        Map<String, List<String>> attacks = new LinkedHashMap<>();
        attacks.put("position_claim.claim_ends_once", List.of("UPDATE position_claim SET symbol = 'OTHER'"));
        attacks.put(
                "trade.trade_rules",
                List.of(
                        "UPDATE trade SET status = 'PENDING'",
                        "UPDATE trade SET terms = '{}'",
                        "INSERT INTO trade (id, family, signal, symbol, terms, status, status_at, admitted_at)"
                                + " VALUES ('t', 'carry', 's', 'ETH', '{}', 'OPEN', now(), now())"));
        attacks.put("trade.trade_rules_end", List.of("UPDATE trade SET status = 'FAILED', ended_at = now()"));
        attacks.put("trade.trade_epoch", List.of("UPDATE trade SET epoch = 0"));
        attacks.put(
                "trade.trade_begins_in_no_pause",
                List.of(
                        "INSERT INTO trade (id, family, signal, symbol, terms, status,"
                                + " status_at, admitted_at) SELECT 't', 'carry', 's', 'ETH', '{}', 'PENDING', since, since FROM pause LIMIT 1"));
        attacks.put(
                "pause.pause_rules",
                List.of(
                        "UPDATE pause SET why = 'another' WHERE ended_at IS NOT NULL",
                        "UPDATE pause SET text = 'another' WHERE ended_at IS NULL",
                        "UPDATE pause SET until = until + interval '1 hour' WHERE ended_at IS NULL"));
        attacks.put(
                "equity.peak_rules", List.of("UPDATE equity SET peak = peak - 1", "UPDATE equity SET openings = 100"));
        attacks.put("stranger.released_once", List.of("UPDATE stranger SET symbol = 'OTHER'"));
        attacks.put(
                "attempt.attempt_rules",
                List.of(
                        "UPDATE attempt SET symbol = 'OTHER'",
                        "UPDATE attempt SET status = 'OPENED'; UPDATE attempt SET stage = 'OPENED'"));
        attacks.put(
                "reservation.capital_moves",
                List.of(
                        "UPDATE reservation SET status = 'RELEASED'",
                        "UPDATE reservation SET slots = 2",
                        "UPDATE reservation SET notional = notional + 1"));
        String movedAgain = "INSERT INTO hedge_move SELECT id, now() FROM trade";
        attacks.put(
                "hedge_move.hedge_rules",
                List.of(
                        "DELETE FROM hedge_move; UPDATE trade SET status = 'OPEN'; " + movedAgain,
                        "DELETE FROM hedge_move; UPDATE trade SET terms = terms - 'alternative'; " + movedAgain,
                        "DELETE FROM hedge_move; " + order("\"venue\": \"beta\"") + "; " + movedAgain));
        attacks.put(
                "order_intent.order_epoch",
                List.of(order("\"epoch\": 7"), order("\"epoch\": 0"), "UPDATE order_intent SET epoch = 2"));
        attacks.put(
                "order_intent.order_begins",
                List.of(
                        order("\"status\": \"OPEN\", \"filled\": 0"),
                        order("\"status\": \"INTENT\", \"filled\": 0, \"sent_at\": null, \"venue\": \"beta\""),
                        order(INHERITED),
                        "UPDATE trade SET inherited = true, status = 'OPEN'; " + order(INHERITED),
                        "UPDATE trade SET inherited = true; "
                                + order("\"status\": \"INTENT\", \"filled\": 0, \"sent_at\": null"),
                        "UPDATE trade SET status = 'FAILED', ended_at = now(); "
                                + order("\"status\": \"INTENT\", \"filled\": 0, \"sent_at\": null")));
        attacks.put(
                "order_intent.order_stays_ended",
                List.of("UPDATE order_intent SET status = 'CANCELLED'; UPDATE order_intent SET status = 'EXPIRED'"));
        attacks.put(
                "order_intent.order_rules",
                List.of(
                        "UPDATE order_intent SET filled = 0.4",
                        "UPDATE order_intent SET status = 'UNKNOWN', filled = 0",
                        "UPDATE order_intent SET limit_price = 99"));
        attacks.put("order_intent.inherited_summed", List.of(order(INHERITED)));
        attacks.put(
                "order_intent.order_stays_inherited",
                List.of(
                        "UPDATE order_intent SET inherited = true, sent_at = null, status = 'FILLED', filled = quantity"));
        attacks.put("trade.trade_stays_inherited", List.of("UPDATE trade SET inherited = true"));
        attacks.put("order_intent.order_summed", List.of("UPDATE order_intent SET filled = 1"));
        attacks.put(
                "ledger_entry.entry_balanced",
                List.of(
                        "INSERT INTO ledger_entry SELECT txn_id, 99, account_id, currency, 1 FROM ledger_entry LIMIT 1"));
        attacks.put("ledger_txn.transaction_whole", List.of(transaction()));
        attacks.put(
                "fill.fill_summed",
                List.of(transaction()
                        + "; INSERT INTO fill SELECT venue, account, symbol, 'copy', client_order_id, side, quantity,"
                        + " price, fee, fee_currency, maker, venue_time, booked_at, '" + NO_TXN
                        + "' FROM fill LIMIT 1"));
        attacks.put(
                "funding_booking.funding_follows",
                List.of(
                        funding("amount", "3", "leg"),
                        funding("-amount", "2", "'elsewhere'"),
                        funding("amount", "2", "leg")));
        attacks.put("funding_booking.funding_anew", List.of(funding("-amount", "2", "leg")));
        attacks.put(
                "balance_opening.opening_rules",
                List.of("INSERT INTO balance_opening (venue, currency, amount, at)"
                        + " SELECT venue, currency, 0, now() FROM balance_opening LIMIT 1"));
        attacks.put(
                "audit.audit_linked",
                List.of("INSERT INTO audit (n, at, actor, cause, code_version, config_hash, what, previous, hash)"
                        + " VALUES (99, now(), 'mallory', '', '', '', 'nothing', '', '')"));
        attacks.put(
                "halt.halt_rules",
                List.of("INSERT INTO halt (id, scope, level, cause, pressed_by, pressed_at, people)"
                        + " VALUES ('h', 'global', 'K2', 'c', 'p', now(), 1)"));
        attacks.put(
                "halt_release.release_rules",
                List.of("INSERT INTO halt_release (halt_id, person, reason, at)"
                        + " SELECT halt_id, 'a third', 'late', now() FROM halt_release LIMIT 1"));
        attacks.put(
                "incident.incident_rules",
                List.of(
                        "UPDATE incident SET text = 'another'",
                        "INSERT INTO incident (key, code, severity, scope, trade, text, opened_at, closed_at, closed_by,"
                                + " reason) VALUES ('k', 'c', 'INFO', '', '', '', now(), now(), 'p', 'r')"));
        return attacks;
    }

    /** A write, and the question whether it left its trace. */
    record Trace(String write, String question) {}

    /** By table and trigger: those that write something down. */
    static Map<String, Trace> onTraces() {
        String audited = "SELECT count(*) FROM audit WHERE actor = 'tracer' OR what LIKE '%traced%'";
        Map<String, Trace> traces = new LinkedHashMap<>();
        traces.put(
                "trade.trade_step_kept",
                new Trace(
                        "UPDATE trade SET status = 'OPEN', status_at = now()",
                        "SELECT count(*) FROM trade_step WHERE status = 'OPEN'"));
        traces.put(
                "order_intent.order_step_kept",
                new Trace(
                        "UPDATE order_intent SET status = 'CANCELLED', status_at = now()",
                        "SELECT count(*) FROM order_step WHERE status = 'CANCELLED'"));
        traces.put(
                "trade.trade_resolves_capital",
                new Trace(
                        "UPDATE trade SET status = 'OPEN', status_at = now()",
                        "SELECT count(*) FROM reservation WHERE status = 'POSTED'"));
        traces.put(
                "capital.cap_in_force",
                new Trace(
                        "UPDATE capital SET wanted_slots = 5",
                        "SELECT count(*) FROM capital WHERE slots = wanted_slots"));
        traces.put(
                "halt.halt_noted",
                new Trace(
                        "INSERT INTO halt (id, scope, level, cause, pressed_by, pressed_at, people)"
                                + " VALUES ('h', 'global', 'K0', 'c', 'tracer', now(), 1)",
                        audited));
        traces.put(
                "halt_release.release_noted",
                new Trace(
                        "INSERT INTO halt_release (halt_id, person, reason, at)"
                                + " SELECT id, 'tracer', 'r', now() FROM standing_halt LIMIT 1",
                        audited));
        traces.put(
                "incident.incident_noted",
                new Trace(
                        "INSERT INTO incident (key, code, severity, scope, trade, text, opened_at)"
                                + " VALUES ('traced', 'c', 'INFO', '', '', '', now())",
                        audited));
        return traces;
    }

    /** A second order like the one that is there, in a slot of its own. */
    private static String order(String difference) {
        String own = "\"leg\": \"other\", \"client_order_id\": \"ee01" + "0".repeat(28) + "\", ";
        return "INSERT INTO order_intent SELECT (jsonb_populate_record(o, '{" + own + difference
                + "}')).* FROM order_intent o LIMIT 1";
    }

    private static String funding(String amount, String revision, String leg) {
        return transaction().replace("FILL", "FUNDING")
                + "; INSERT INTO funding_booking SELECT venue, account, symbol, event_id, trade_id, " + leg
                + ", paid_at, "
                + amount + ", '" + NO_TXN + "', currency, " + revision + " FROM funding_booking LIMIT 1";
    }

    private static String transaction() {
        return "INSERT INTO ledger_txn (id, cause, source, source_event_id, at) VALUES ('" + NO_TXN
                + "', 'FILL', 'test', 'event', now())";
    }
}
