package evenkeel.activities.venues.bybit;

import evenkeel.activities.venues.http.Answer;
import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.ErrorTable.Said;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.domain.code.Trouble;

/** Bybit's error codes, and what each proves about an order. Guide of the venues, 5.2. */
final class BybitErrors {
    static final String SET_ALREADY = "110043";
    static final String OK = "0";
    static final String NO_SUCH_ORDER = "110001";
    static final String CLOCK = "10002";

    static final ErrorTable TABLE = ErrorTable.parse("bybit", """
            10001  | refused   | VEN_REFUSED | a parameter is not valid
            10002  | refused   | VEN_CLOCK   | timestamp outside of the window
            10003  | refused   | VEN_KEY     | key not valid
            10004  | refused   | VEN_KEY     | signature not valid
            10005  | refused   | VEN_KEY     | the key lacks the right
            10006  | try_later | VEN_BUSY    | too many visits; counted before anything is processed
            10010  | refused   | VEN_KEY     | the address is not on the key's list
            10014  | unknown   | VEN_GARBLED | duplicate request: the first one may live
            10016  | unknown   | VEN_SILENT  | an error inside, outcome not said
            10029  | unknown   | VEN_GARBLED | meaning not certain
            110001 | unknown   | VEN_GARBLED | no such order, which is no answer to a new one
            110003 | refused   | VEN_REFUSED | price out of range
            110004 | refused   | VEN_MARGIN  | wallet not sufficient
            110007 | refused   | VEN_MARGIN  | available balance not sufficient
            110008 | unknown   | VEN_GARBLED | finished or cancelled before
            110009 | refused   | VEN_REFUSED | too many conditional orders
            110010 | unknown   | VEN_GARBLED | cancelled before
            110012 | refused   | VEN_MARGIN  | available balance not sufficient
            110017 | refused   | VEN_REFUSED | reduce-only, and there is nothing to reduce
            110020 | refused   | VEN_REFUSED | more than 500 active orders
            110025 | refused   | VEN_ACCOUNT | the account is in hedge mode
            110072 | unknown   | VEN_GARBLED | order link id used before: the order may exist
            110074 | unknown   | VEN_GARBLED | perhaps not traded: the code is in doubt
            110094 | refused   | VEN_REFUSED | below the smallest notional
            """);

    private BybitErrors() {}

    /** The code of an answer, whatever the HTTP status: errors are mostly an HTTP 200. Empty when the body has none. */
    static Said said(Answer answer) {
        try {
            Fields body = Json.read(answer.body());
            return body.has("retCode") ? new Said(body.text("retCode"), body.textOrEmpty("retMsg")) : new Said("", "");
        } catch (Trouble e) {
            return new Said("", ""); // no JSON: an error page, half an answer
        }
    }
}
